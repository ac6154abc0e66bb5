"""Hitungan yang menjelaskan dirinya. Calculators: sums that return a `Computation`.

>>> from umkm_domain import calculators as calc
>>> calc.growth(10, 20).value == 1
True

Each name is loaded from its own module on first use. No module is called like one of its functions, so that
`calc.growth` is always the function.
"""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from umkm_domain.calculators._evidence import Proof as Proof
    from umkm_domain.calculators._evidence import State as State
    from umkm_domain.calculators._table import table as table
    from umkm_domain.calculators.change import Claim as Claim
    from umkm_domain.calculators.change import Contribution as Contribution
    from umkm_domain.calculators.change import YearChange as YearChange
    from umkm_domain.calculators.change import cagr as cagr
    from umkm_domain.calculators.change import claim_check as claim_check
    from umkm_domain.calculators.change import contributions as contributions
    from umkm_domain.calculators.change import coverage as coverage
    from umkm_domain.calculators.change import growth as growth
    from umkm_domain.calculators.change import year_on_year as year_on_year
    from umkm_domain.calculators.classifiers import ScaleBoard as ScaleBoard
    from umkm_domain.calculators.classifiers import classify_bps as classify_bps
    from umkm_domain.calculators.classifiers import classify_industry as classify_industry
    from umkm_domain.calculators.classifiers import counts_as_sme as counts_as_sme
    from umkm_domain.calculators.classifiers import scale_board as scale_board
    from umkm_domain.calculators.costs import Cost as Cost
    from umkm_domain.calculators.costs import Per as Per
    from umkm_domain.calculators.costs import load_costs as load_costs
    from umkm_domain.calculators.grants import DoubleAid as DoubleAid
    from umkm_domain.calculators.grants import bpum_total as bpum_total
    from umkm_domain.calculators.grants import double_aid as double_aid
    from umkm_domain.calculators.grants import machine_reimbursement as machine_reimbursement
    from umkm_domain.calculators.mobility import Cell as Cell
    from umkm_domain.calculators.mobility import Graduation as Graduation
    from umkm_domain.calculators.mobility import graduation as graduation
    from umkm_domain.calculators.pipeline import Funnel as Funnel
    from umkm_domain.calculators.pipeline import FunnelChange as FunnelChange
    from umkm_domain.calculators.pipeline import Funnels as Funnels
    from umkm_domain.calculators.pipeline import FunnelStep as FunnelStep
    from umkm_domain.calculators.pipeline import funnel as funnel
    from umkm_domain.calculators.pipeline import funnel_by as funnel_by
    from umkm_domain.calculators.pipeline import funnel_change as funnel_change
    from umkm_domain.calculators.plan import budget_curve as budget_curve
    from umkm_domain.calculators.plan import plan_to_target as plan_to_target
    from umkm_domain.calculators.plan_gaps import Gap as Gap
    from umkm_domain.calculators.plan_spending import cost_per_listed_product as cost_per_listed_product
    from umkm_domain.calculators.plan_spending import cost_per_ready_product as cost_per_ready_product
    from umkm_domain.calculators.plan_value import Aim as Aim
    from umkm_domain.calculators.plan_value import BudgetCurve as BudgetCurve
    from umkm_domain.calculators.plan_value import CostLine as CostLine
    from umkm_domain.calculators.plan_value import Plan as Plan
    from umkm_domain.calculators.plan_value import PlannedEnterprise as PlannedEnterprise
    from umkm_domain.calculators.plan_value import PlannedProduct as PlannedProduct
    from umkm_domain.calculators.procurement import Procurement as Procurement
    from umkm_domain.calculators.procurement import procurement_share as procurement_share
    from umkm_domain.calculators.profiles import MINIMARKET_FOOD_2019 as MINIMARKET_FOOD_2019
    from umkm_domain.calculators.profiles import MINIMARKET_FOOD_2026 as MINIMARKET_FOOD_2026
    from umkm_domain.calculators.profiles import PROFILES as PROFILES
    from umkm_domain.calculators.profiles import Actor as Actor
    from umkm_domain.calculators.profiles import Profile as Profile
    from umkm_domain.calculators.profiles import Requirement as Requirement
    from umkm_domain.calculators.profiles import Strength as Strength
    from umkm_domain.calculators.profiles import load_profile as load_profile
    from umkm_domain.calculators.ready import Readiness as Readiness
    from umkm_domain.calculators.ready import RequirementState as RequirementState
    from umkm_domain.calculators.ready import readiness as readiness
    from umkm_domain.calculators.renewal import Due as Due
    from umkm_domain.calculators.renewal import Renewals as Renewals
    from umkm_domain.calculators.renewal import renewals as renewals
    from umkm_domain.calculators.scale import classify_scale as classify_scale
    from umkm_domain.calculators.scale import distance_to_next_class as distance_to_next_class
    from umkm_domain.calculators.submissions import PastRounds as PastRounds
    from umkm_domain.calculators.submissions import chance_of_passing as chance_of_passing
    from umkm_domain.calculators.submissions import submissions_needed as submissions_needed
    from umkm_domain.calculators.target import TargetProgress as TargetProgress
    from umkm_domain.calculators.target import TargetStatus as TargetStatus
    from umkm_domain.calculators.target import target_progress as target_progress
    from umkm_domain.calculators.target import target_required as target_required
    from umkm_domain.calculators.target import target_trajectory as target_trajectory
    from umkm_domain.calculators.tax import FinalTaxYear as FinalTaxYear
    from umkm_domain.calculators.tax import TaxMonth as TaxMonth
    from umkm_domain.calculators.tax import final_tax as final_tax
    from umkm_domain.calculators.tax import turnover_admits as turnover_admits
    from umkm_domain.calculators.tax_years import TaxPeriod as TaxPeriod
    from umkm_domain.calculators.tax_years import final_tax_period as final_tax_period
    from umkm_domain.calculators.terms import RetailTerms as RetailTerms
    from umkm_domain.calculators.terms import retail_terms as retail_terms
    from umkm_domain.calculators.workforce import Labour as Labour
    from umkm_domain.calculators.workforce import labour as labour
    from umkm_domain.calculators.workforce import labour_intensity as labour_intensity
else:
    _NAMES = {
        "_evidence": "Proof State",
        "_table": "table",
        "change": "Claim Contribution YearChange cagr claim_check contributions coverage growth year_on_year",
        "classifiers": "ScaleBoard classify_bps classify_industry counts_as_sme scale_board",
        "costs": "Cost Per load_costs",
        "grants": "DoubleAid bpum_total double_aid machine_reimbursement",
        "mobility": "Cell Graduation graduation",
        "pipeline": "Funnel FunnelChange FunnelStep Funnels funnel funnel_by funnel_change",
        "plan": "budget_curve plan_to_target",
        "plan_gaps": "Gap",
        "plan_spending": "cost_per_listed_product cost_per_ready_product",
        "plan_value": "Aim BudgetCurve CostLine Plan PlannedEnterprise PlannedProduct",
        "procurement": "Procurement procurement_share",
        "profiles": "Actor MINIMARKET_FOOD_2019 MINIMARKET_FOOD_2026 PROFILES "
        "Profile Requirement Strength load_profile",
        "ready": "Readiness RequirementState readiness",
        "renewal": "Due Renewals renewals",
        "scale": "classify_scale distance_to_next_class",
        "submissions": "PastRounds chance_of_passing submissions_needed",
        "target": "TargetProgress TargetStatus target_progress target_required target_trajectory",
        "tax": "FinalTaxYear TaxMonth final_tax turnover_admits",
        "tax_years": "TaxPeriod final_tax_period",
        "terms": "RetailTerms retail_terms",
        "workforce": "Labour labour labour_intensity",
    }
    _HOMES = {name: home for home, names in _NAMES.items() for name in names.split()}

    def __getattr__(name):
        home = _HOMES.get(name)
        if home is None:
            message = f"module {__name__!r} has no attribute {name!r}"
            raise AttributeError(message)
        import importlib

        value = globals()[name] = getattr(importlib.import_module(f"{__name__}.{home}"), name)
        return value

    def __dir__():
        return sorted({*globals(), *_HOMES})
