"""The demonstration county 浥川县: invented places, bodies and people. Pure data and pure, seeded generators."""
