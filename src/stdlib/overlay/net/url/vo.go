package url

// Never called: it is there for outsiders to link to.
//vo:omit badSetPath
