package user

import _ "ex.com/forms/broken"
