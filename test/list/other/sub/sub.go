package sub

import _ "ex.com/other"
