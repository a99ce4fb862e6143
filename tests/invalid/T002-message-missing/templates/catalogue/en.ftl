organization = United Nations
