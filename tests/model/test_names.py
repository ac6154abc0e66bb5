"""The name of a private person is not what a record shows of itself."""

from umkm_domain.model.assistance import AssistanceGrant, AssistanceKind, Recipient
from umkm_domain.model.party import Party, PartyKind


def test_repr_masks_the_name_of_a_person() -> None:
    """Alone, and inside the record that holds it; a missing name, and names of others, are shown."""
    recipient = Recipient(kind=PartyKind.INDIVIDUAL, name="Nama Rahasia", members=1)
    giver = Party(name="Nama Rahasia", kind=PartyKind.INDIVIDUAL, role="giver")
    grant = AssistanceGrant(id="G1", kind=AssistanceKind.OTHER, giver=giver, recipients=(recipient,))
    assert "Rahasia" not in f"{recipient!r} {recipient} {giver!r} {giver} {grant!r}"
    assert repr(giver) == (
        "Party(name='***', kind=<PartyKind.INDIVIDUAL: 'individual'>, role='giver', enterprise_id=None)"
    )
    assert "name=None" in repr(Recipient(kind=PartyKind.INDIVIDUAL))
    assert "name='KUB contoh'" in repr(Recipient(kind=PartyKind.GROUP, name="KUB contoh"))
