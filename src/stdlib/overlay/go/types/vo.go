package types

// Never called: it is there for outsiders to link to.
//vo:omit badlinkname_Checker_infer
