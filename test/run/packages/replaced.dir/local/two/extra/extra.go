package extra

const N = 2
