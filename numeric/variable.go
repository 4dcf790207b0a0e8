package numeric

import (
	"context"
	"slices"

	"nabla/numeric/interval"
	"nabla/numeric/rational"
	"nabla/symbolic"
)

// variable is a name that points give a value, with all that limits it.
type variable struct {
	name      string
	integer   bool
	size      bool // the size of an array
	low, high end
	shape     []*formula // of an array; nil for a number
	lower     *formula   // the range of an index; nil for none
	upper     *formula
	structure string
	filters   []*filter
	barren    bool // no number of the tables passes the filters
}

// array reports a vector or a matrix, perhaps an empty one.
func (v *variable) array() bool { return v.shape != nil }

// end is one end of a range of numbers.
type end struct {
	value rational.Rat
	set   bool // there is an end
	open  bool // the end itself is not in the range
}

// arraySize is the size of arrays that nothing declares.
const arraySize = 6

// formula is an expression that is evaluated exactly at incomplete points: sizes, ranges, equations.
type formula struct {
	names   []string
	machine *machine[exactly, exact]
}

// newFormula compiles an expression whose names may be missing in a point, and then have no value.
func newFormula(e *symbolic.Expr) (*formula, error) {
	p, err := Compile(e)
	if err != nil {
		return nil, err
	}
	return &formula{symbolic.Names(e), newMachine(context.Background(), exact{}, p)}, nil
}

// at returns the value at p; Nowhere also where p lacks a name.
func (f *formula) at(p Point) exactly {
	if f.machine.bind(p) != nil {
		return exactly{}
	}
	f.machine.run()
	return f.machine.value(0)
}

// integerAt returns an integer value at p.
func (f *formula) integerAt(p Point) (int, bool) {
	n, def := exact{}.integer(f.at(p))
	return int(n), def == interval.Everywhere && n == int64(int(n))
}

// declare makes the variables for the names of a problem, in the order in which they must be drawn: sizes,
// other integers, arrays, real numbers. Names of sizes and ranges that the question does not mention are
// added, as drawing an array needs them.
func declare(p *problem, scope *symbolic.Scope) ([]*variable, error) {
	roles := rolesOf(append([]*symbolic.Expr{p.left, p.right}, p.conditions...))
	d := declaration{scope: scope, roles: roles, done: map[string]*variable{}}
	for _, name := range p.names {
		if err := d.add(name); err != nil {
			return nil, err
		}
	}
	slices.SortStableFunc(d.variables, func(a, b *variable) int { return a.rank() - b.rank() })
	return d.variables, nil
}

// rank orders variables by what stands on what: sizes bound indices, and both shape arrays. Real numbers come
// last, because equations are solved for the last names first.
func (v *variable) rank() int {
	switch {
	case v.size:
		return 0
	case v.integer && v.lower == nil:
		return 1
	case v.integer:
		return 2
	case v.array():
		return 3
	}
	return 4
}

// roles says how names are used: as integers, and with how many indices.
type roles struct {
	integer map[string]bool
	indices map[string]int
	ranges  map[string]string // a name used as an index, and the array
}

// rolesOf looks for names in places where only an integer makes sense. That holds whatever the name is
// declared as: at other values a component or a sum has no value.
func rolesOf(es []*symbolic.Expr) roles {
	r := roles{map[string]bool{}, map[string]int{}, map[string]string{}}
	for _, e := range es {
		symbolic.Any(e, func(n *symbolic.Expr) bool {
			switch n.Kind() {
			case symbolic.KindBig:
				r.integers(n.Arg(1))
				r.integers(n.Arg(2))
			case symbolic.KindInverse, symbolic.KindDeterminant:
				r.integers(symbolic.OpenSquare(n).Size)
			case symbolic.KindComponent:
				r.indices[n.Name()] = len(n.Args())
				for _, a := range n.Args() {
					r.integers(a)
					if a.Kind() == symbolic.KindSymbol {
						r.ranges[a.Name()] = n.Name()
					}
				}
			}
			return false
		})
	}
	return r
}

// integers notes that the names of an expression stand where only integers make sense.
func (r roles) integers(e *symbolic.Expr) {
	for _, name := range symbolic.Names(e) {
		r.integer[name] = true
	}
}

// declaration collects variables.
type declaration struct {
	scope     *symbolic.Scope
	roles     roles
	variables []*variable
	done      map[string]*variable
}

// add makes the variable for a name, after those that its shape and range stand on.
func (d *declaration) add(name string) error {
	if d.done[name] != nil {
		return nil
	}
	v := &variable{name: name, integer: d.roles.integer[name]}
	// The name is marked before what it stands on is added: a size that refers to itself ends here.
	d.done[name] = v
	declared := d.scope.Variable(name)
	indices, isArray := d.roles.indices[name]
	switch {
	case declared == nil:
		declared = &symbolic.Variable{Name: name}
		if isArray {
			declared.Kind = symbolic.Vector
		}
	case declared.Kind == symbolic.FunctionOf || declared.Kind == symbolic.Imaginary:
		return &Obstacle{symbolic.Symbol(name), "it is no number"}
	}
	if err := d.limits(v, declared); err != nil {
		return err
	}
	if declared.Kind == symbolic.Vector || declared.Kind == symbolic.Matrix {
		v.integer = false
		if err := d.shape(v, declared, indices); err != nil {
			return err
		}
	}
	d.variables = append(d.variables, v)
	return nil
}

// limits sets what the declared kind says about the values.
func (d *declaration) limits(v *variable, declared *symbolic.Variable) error {
	zero, one := end{set: true}, end{value: rational.Int(1), set: true}
	v.integer = v.integer || isInteger(declared.Kind)
	switch declared.Kind {
	case symbolic.Positive:
		v.low = end{set: true, open: true}
	case symbolic.Nonnegative, symbolic.NaturalNumber:
		v.low = zero
	case symbolic.PositiveInteger:
		v.low = one
	}
	if declared.Positive {
		v.low = end{set: true, open: true}
	}
	if declared.Lower != nil && declared.Upper != nil {
		var err error
		if v.lower, err = d.formula(declared.Lower, false); err != nil {
			return err
		}
		v.upper, err = d.formula(declared.Upper, false)
		return err
	}
	if array, ok := d.roles.ranges[v.name]; ok && declared.Inferred {
		return d.undeclaredIndex(v, array)
	}
	return nil
}

// undeclaredIndex lets a name that is only known as an index run over the array.
func (d *declaration) undeclaredIndex(v *variable, array string) (err error) {
	upper := symbolic.Int(arraySize)
	if a := d.scope.Variable(array); a != nil && len(a.Shape) > 0 {
		upper = a.Shape[0]
	}
	if v.lower, err = d.formula(symbolic.Int(1), false); err != nil {
		return err
	}
	v.upper, err = d.formula(upper, false)
	return err
}

// shape sets the sizes of an array: those declared, and for each further index that is used the size of what
// nothing declares.
func (d *declaration) shape(v *variable, declared *symbolic.Variable, indices int) error {
	v.structure = declared.Structure
	for _, n := range declared.Shape {
		f, err := d.formula(n, true)
		if err != nil {
			return err
		}
		v.shape = append(v.shape, f)
	}
	for len(v.shape) < max(indices, 1) {
		f, err := d.formula(symbolic.Int(arraySize), true)
		if err != nil {
			return err
		}
		v.shape = append(v.shape, f)
	}
	return nil
}

// formula compiles a size or the end of a range and adds the names in it.
func (d *declaration) formula(e *symbolic.Expr, size bool) (*formula, error) {
	e, err := d.scope.Expand(e)
	if err != nil {
		return nil, err
	}
	f, err := newFormula(e)
	if err != nil {
		return nil, err
	}
	for _, name := range f.names {
		d.roles.integer[name] = true
		if err := d.add(name); err != nil {
			return nil, err
		}
		d.done[name].integer = true
		d.done[name].size = d.done[name].size || size
	}
	return f, nil
}
