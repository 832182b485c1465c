"""What deputies hands to congress."""

from congress.frame import kinds

from . import checks, demo, navs, policies

kinds.navs.add(*navs.ALL)
kinds.checks.add(*checks.ALL)
kinds.deeds.add(policies.REGISTER)
kinds.demos.add(demo.REGISTER)
