"""How a plan counts electricity and district heat: the choice that moves a result fifty-fold.

The municipal inventory books emissions where they are produced, so the choice only touches the
indirect column. It is made once per plan and shown beside each result.
"""

from dataclasses import dataclass

from fbdesk.calculation.carriers import EL
from fbdesk.errors import InputError


@dataclass(frozen=True, slots=True)
class Accounting:
    """One way to count: its code, its name, and the factors for electricity and district heat."""

    code: str
    name: str
    electricity_factor: str
    district_heat_factor: str

    def factor_id(self, carrier_code: str) -> str:
        """Return the id of the factor that stands for electricity or district heat."""
        return self.electricity_factor if carrier_code == EL else self.district_heat_factor


ACCOUNTINGS = (
    Accounting("none", "Not counted (booked where produced)", "ef15-el-direct", "ef15-dh-direct"),
    Accounting(
        "location", "Physically delivered power (NVE)", "el-nve-klimadekl-2023", "dh-simien"
    ),
    Accounting("market", "Without guarantees of origin (NVE)", "el-nve-varedekl-2020", "dh-simien"),
    Accounting("life_cycle", "European mix over a building's life", "el-simien-zeb", "dh-simien"),
)


def accounting(code: str) -> Accounting:
    """Return one accounting choice; InputError, with the choices, for any other code."""
    for choice in ACCOUNTINGS:
        if choice.code == code:
            return choice
    raise InputError(
        "Electricity is counted as one of {choices}, not {value}",
        choices=", ".join(choice.code for choice in ACCOUNTINGS),
        value=code,
    )
