package parser

// level is how tightly an operator binds. The levels are the precedence of both notations.
type level uint8

const (
	caseLevel        level        = iota + 1 // value if condition
	orLevel                                  // or
	andLevel                                 // and
	notLevel                                 // not
	relationLevel                            // = != < <= > >= in, chained: 0 <= x <= pi
	rangeLevel                               // 1..K
	sumLevel                                 // + -, to the left
	evaluationLevel                          // f |_{x=v}: of the product before it
	productLevel                             // * / and juxtaposition, to the left
	powerLevel                               // ^, to the right
	atomLevel                                // numbers, names, brackets, applications
	lowestLevel      = orLevel               // where a whole expression or condition starts
	coefficientLevel = powerLevel            // what a glued number multiplies: 2x^2 is 2(x^2)
)

// operator is one row of the precedence table.
type operator struct {
	symbol    string   // canonical spelling, as the tree and Print have it
	spellings []string // further spellings
	level     level
	prefix    bool // may stand before its operand (a sign, not)
	only      bool // stands there only
	op        Op   // of a Binary; meaningful from sumLevel on
}

// operators is the precedence table: every operator, its spellings and how tightly it binds.
var operators = []operator{
	{symbol: "if", level: caseLevel},
	{symbol: ":=", spellings: []string{"≔"}, level: caseLevel},
	{symbol: "or", spellings: []string{"∨"}, level: orLevel},
	{symbol: "and", spellings: []string{"&&", "∧"}, level: andLevel},
	{symbol: "not", spellings: []string{"¬"}, level: notLevel, prefix: true, only: true},
	{symbol: "=", spellings: []string{"=="}, level: relationLevel},
	{symbol: "!=", spellings: []string{"≠"}, level: relationLevel},
	{symbol: "<", level: relationLevel},
	{symbol: "<=", spellings: []string{"≤", "⩽"}, level: relationLevel},
	{symbol: ">", level: relationLevel},
	{symbol: ">=", spellings: []string{"≥", "⩾"}, level: relationLevel},
	{symbol: "in", spellings: []string{"∈"}, level: relationLevel},
	{symbol: "..", level: rangeLevel},
	{symbol: "+", level: sumLevel, prefix: true, op: Add},
	{symbol: "-", spellings: []string{"−"}, level: sumLevel, prefix: true, op: Sub},
	{symbol: "*", spellings: []string{"·", "×", "⋅"}, level: productLevel, op: Mul},
	{symbol: "/", spellings: []string{"÷"}, level: productLevel, op: Div},
	{symbol: ".*", spellings: []string{"⊙"}, level: productLevel, op: HadamardMul},
	{symbol: "./", spellings: []string{"⊘"}, level: productLevel, op: HadamardDiv},
	{symbol: "^", spellings: []string{"**"}, level: powerLevel, op: Pow},
	{symbol: ".^", level: powerLevel, op: HadamardPow},
}

// spelled finds an operator by any of its spellings.
var spelled = func() map[string]*operator {
	index := make(map[string]*operator, 2*len(operators))
	for i := range operators {
		index[operators[i].symbol] = &operators[i]
		for _, spelling := range operators[i].spellings {
			index[spelling] = &operators[i]
		}
	}
	return index
}()

// juxtaposed is the product that is written without an operator; it binds as `*` does.
var juxtaposed = spelled["*"]

// byOp holds the operator of each Binary.
var byOp = func() (index [HadamardPow + 1]*operator) {
	for i := range operators {
		if operators[i].level >= sumLevel {
			index[operators[i].op] = &operators[i]
		}
	}
	return index
}()

// ofOp finds the operator of a Binary, nil if there is no such operation.
func ofOp(op Op) *operator {
	if int(op) >= len(byOp) {
		return nil
	}
	return byOp[op]
}

// String returns the operator's symbol, "*" for Mul.
func (op Op) String() string {
	if known := ofOp(op); known != nil {
		return known.symbol
	}
	return "?"
}
