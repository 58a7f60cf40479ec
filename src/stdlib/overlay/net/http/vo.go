package http

// Never called: they are there for outsiders to link to.
//vo:omit badRoundTrip badServeHTTP
