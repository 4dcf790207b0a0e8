package numeric

import (
	"fmt"

	"nabla/numeric/rational"
	"nabla/parser/limit"
	"nabla/symbolic"
	"nabla/symbolic/function"
)

// Program is one or more expressions as a list of instructions over numbered slots, in an order in which
// every operand comes before its use. Equal sub-expressions, also of different roots, are one instruction.
// A Program is immutable and serves any number of evaluations at the same time.
//
// There are three parts: numbers, known from the start; constant instructions, run once for each machine;
// and main, run at each point. Bodies of sums are blocks within an instruction, run for each index.
type Program struct {
	constant block // what depends on no name, evaluated once for an arithmetic
	main     block // what depends on a point

	roots   []root
	numbers []constant
	scalars []input
	arrays  []string
	squares int  // number of matrices that are inverted
	values  int  // number of value slots
	truths  int  // number of condition slots
	inexact bool // some part has no exact value at rational points
	rough   bool // some part is an integral, whose enclosure does not gain from more precision
}

// constant is a number and its slot.
type constant struct {
	value rational.Rat
	slot  int32
}

// root is where the result of one compiled expression is found.
type root struct {
	slot      int32
	condition bool
}

// input is a name that a point gives a number, and its slot.
type input struct {
	name string
	slot int32
}

// block is a list of instructions that run together: the whole program, or the body of a binder, once for
// each value of its index.
type block struct {
	code   []instruction
	index  int32 // slot of the bound index of a binder's body
	column int32 // slot of the second one, of the entry of a matrix
}

// opcode says what an instruction does. Those from opRelation on write a condition slot, as emit relies on.
type opcode uint8

const (
	opPi        opcode = iota
	opUnknown          // a number of which nothing is known
	opUndefined        // no number
	opComponent        // array[args...]
	opSum              // sum of args
	opProduct          // product of args over the product of below
	opInteger          // args[0] to the power n
	opRoot             // square root of args[0]
	opPower            // args[0] to the power args[1]
	opCall             // table function of args
	opChoose           // the value of the first condition that holds
	opBig              // sum or product over a bound index
	opIntegral         // definite integral
	opMatrix           // determinant of a matrix with args[0] rows, whose inverse is kept as number n
	opInverse          // entry args... of the inverse number n
	opRelation         // condition: args[0] relation args[1]
	opLogic            // condition: relation over conditions
	opTruth            // condition: n != 0
)

// instruction computes one slot. What the fields mean depends on the operation.
type instruction struct {
	op         opcode
	dst        int32
	args       []int32
	below      []int32     // divisors of a product
	conditions []int32     // of a choice, of logic, of a binder
	n          int         // exponent; array number; 1 for a big product; 1 for a true condition
	relation   symbolic.Op // of a relation or of logic
	function   *function.Function
	inner      *block  // body of a binder
	results    []int32 // value of a binder's body, and even derivatives of an integrand
}

// Obstacle says why an expression cannot be evaluated.
type Obstacle struct {
	Expr   *symbolic.Expr // the node that cannot be compiled
	Reason string         // in a reader's words
}

// Error names the expression and the reason.
func (o *Obstacle) Error() string { return fmt.Sprintf("%s cannot be evaluated: %s", o.Expr, o.Reason) }

// Compile turns expressions and conditions into one Program with a root for each, in their order. Derivatives
// and definitions are carried out before (symbolic.Evaluate, Scope.Expand); what cannot be evaluated is an
// *Obstacle.
func Compile(expressions ...*symbolic.Expr) (*Program, error) {
	c := newCompiler()
	for _, e := range expressions {
		at, err := c.compile(e)
		if err != nil {
			return nil, err
		}
		c.program.roots = append(c.program.roots, root{at.slot, isCondition(e)})
	}
	return c.program, nil
}

// isCondition reports that an expression has a truth value in place of a number.
func isCondition(e *symbolic.Expr) bool {
	return e.Kind() == symbolic.KindRelation || e.Kind() == symbolic.KindLogic
}

// compiler is one compilation. frames are the blocks around, outermost first; a node goes to the innermost
// one whose index it depends on, so that what does not depend on an index is not computed again for each of
// its values. For x*sum(k, x^2*u_k) the power x^2 is computed outside of the loop: its frame is the
// point's, not the index's.
type compiler struct {
	program *Program
	frames  []*frame
	slots   map[rational.Rat]int32 // of numbers
	squares map[int32]int          // the number of a matrix by the slot of its determinant
	size    int
}

// frame is a block in progress.
type frame struct {
	block  *block
	bound  string // canonical name of the index
	column string // that of the second index, of the entry of a matrix
	memo   map[uint64]compiled
	uses   uint64 // set of the frames around that something in this block depends on
}

// compiled is a node with its slot and the frame it depends on.
type compiled struct {
	expr *symbolic.Expr
	place
}

// place is a slot and the number of the frame in which it is computed.
type place struct {
	slot  int32
	frame int
}

// newCompiler starts with the two frames of every program: what is constant, and what depends on a point.
func newCompiler() *compiler {
	c := &compiler{program: &Program{}, slots: map[rational.Rat]int32{}, squares: map[int32]int{}}
	c.frames = []*frame{newFrame(&c.program.constant), newFrame(&c.program.main)}
	return c
}

func newFrame(b *block) *frame { return &frame{block: b, memo: map[uint64]compiled{}} }

// compile returns the slot of e, a value slot or, for a condition, a condition slot.
func (c *compiler) compile(e *symbolic.Expr) (place, error) {
	if at, ok := c.known(e); ok {
		return at, nil
	}
	at, err := c.node(e)
	if err != nil {
		return place{}, err
	}
	if c.size++; c.size > limit.Nodes {
		return place{}, &Obstacle{e, fmt.Sprintf("it has more than %d parts", limit.Nodes)}
	}
	c.frames[at.frame].memo[e.Hash()] = compiled{e, at}
	return at, nil
}

// known looks for the node in all frames around. Hashes can coincide, hence the comparison. Frames that are
// closed are not looked at, since what they hold changes with each round.
func (c *compiler) known(e *symbolic.Expr) (place, bool) {
	for _, f := range c.frames {
		if known, ok := f.memo[e.Hash()]; ok && symbolic.Equal(known.expr, e) {
			return known.place, true
		}
	}
	return place{}, false
}

// node is the one switch over node kinds that knows how each is computed.
func (c *compiler) node(e *symbolic.Expr) (place, error) {
	switch e.Kind() {
	case symbolic.KindNumber:
		return c.number(e.Number()), nil
	case symbolic.KindConstant:
		return c.namedConstant(e)
	case symbolic.KindSymbol:
		return c.symbol(e.Name()), nil
	case symbolic.KindComponent:
		return c.component(e)
	case symbolic.KindSum:
		return c.sum(e)
	case symbolic.KindProduct:
		return c.product(e)
	case symbolic.KindPower:
		return c.power(e.Arg(0), e.Arg(1))
	case symbolic.KindCall:
		return c.call(e)
	case symbolic.KindBig:
		return c.big(e)
	case symbolic.KindIntegral:
		return c.integral(e)
	case symbolic.KindDeterminant:
		return c.determinant(e)
	case symbolic.KindInverse:
		return c.inverse(e)
	case symbolic.KindDelta:
		equal := symbolic.Relation(symbolic.Equals, e.Arg(0), e.Arg(1))
		return c.choose([]*symbolic.Expr{equal, symbolic.Int(1), symbolic.Int(0)})
	case symbolic.KindPiecewise:
		return c.choose(e.Args())
	case symbolic.KindRelation:
		return c.relation(e)
	case symbolic.KindLogic:
		return c.logic(e)
	}
	return place{}, &Obstacle{e, "nothing says what it is"}
}

// emit appends an instruction to the innermost frame that its operands depend on and gives it a slot.
func (c *compiler) emit(in instruction, operands ...place) place {
	// An operation goes to the innermost block that one of its operands needs: there and nowhere further in, so
	// that it is not computed again for each round of a loop that it does not depend on.
	at := 0
	for _, o := range operands {
		at = max(at, o.frame)
	}
	for _, o := range operands {
		if o.frame < at {
			c.frames[at].uses |= 1 << o.frame
		}
	}
	if in.op >= opRelation {
		in.dst = int32(c.program.truths)
		c.program.truths++
	} else {
		in.dst = c.slot()
	}
	b := c.frames[at].block
	b.code = append(b.code, in)
	return place{in.dst, at}
}

// slot numbers value slots.
func (c *compiler) slot() int32 {
	c.program.values++
	return int32(c.program.values - 1)
}

// number has one slot for equal numbers, filled once when a machine is made.
func (c *compiler) number(r rational.Rat) place {
	slot, ok := c.slots[r]
	if !ok {
		slot = c.slot()
		c.slots[r] = slot
		c.program.numbers = append(c.program.numbers, constant{r, slot})
	}
	return place{slot, 0}
}
