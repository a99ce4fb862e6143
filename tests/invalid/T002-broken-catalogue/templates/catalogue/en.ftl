organization = United Nations
body = { $body ->
