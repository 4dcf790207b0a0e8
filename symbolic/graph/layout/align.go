package layout

// The last phase of Sugiyama's method: heights. Order within a column is fixed; what is left is a quadratic
// problem, solved column by column with the others held, in turn from both sides.

// alignments is how many times every column is moved towards its neighbours.
const alignments = 24

// align chooses the heights. Each column in turn moves to the mean height of its neighbours, as near as the
// room between nodes and their order allow. In the last rounds only the column before counts, which levels
// nodes with what they stand on.
func (l *layers) align() {
	for _, column := range l.columns {
		y := 0.0
		for i, n := range column {
			if i > 0 {
				y += l.distance(column[i-1], n)
			}
			l.y[n] = y
		}
		for _, n := range column {
			l.y[n] -= y / 2
		}
	}
	for i := range alignments {
		for k := range l.columns {
			c := k
			if i%2 == 1 {
				c = len(l.columns) - 1 - k
			}
			l.settle(l.columns[c], i < alignments-4)
		}
	}
}

// distance is the least distance of the centres of two that stand one above the other.
func (l *layers) distance(above, below int) float64 {
	room := l.spacing.Rows
	if above >= l.nodes || below >= l.nodes {
		room = l.spacing.Lanes
	}
	return (l.sizes[above].Height+l.sizes[below].Height)/2 + room
}

// block is a run of neighbours that stand as close as they may. Members of a block move together, which is
// when their wishes would make them overlap.
type block struct {
	sum, weight float64 // of the wishes of its members for the place of the first
	first, end  int
}

// mean is the place of a block at which the sum of the squares of its distances is least.
func (b block) mean() float64 { return b.sum / b.weight }

// settle moves a column as near to the wishes of its members as their order allows: the sum of the squares
// of the distances is least (the pool adjacent violators algorithm of isotonic regression).
//
// With y_i = x_i + offset_i the distances become the order x_1 <= x_2 <= ..., which is what isotonic
// regression asks for.
func (l *layers) settle(column []int, both bool) {
	offset := make([]float64, len(column))
	var blocks []block
	for i, n := range column {
		if i > 0 {
			offset[i] = offset[i-1] + l.distance(column[i-1], n)
		}
		wish, weight := l.wish(n, both)
		blocks = append(blocks, block{(wish - offset[i]) * weight, weight, i, i + 1})
		for k := len(blocks) - 1; k > 0 && blocks[k-1].mean() > blocks[k].mean(); k-- {
			a, b := blocks[k-1], blocks[k]
			blocks = append(blocks[:k-1], block{a.sum + b.sum, a.weight + b.weight, a.first, b.end})
		}
	}
	for _, b := range blocks {
		for i := b.first; i < b.end; i++ {
			l.y[column[i]] = b.mean() + offset[i]
		}
	}
}

// wish is where something would like to stand: at the mean height of its neighbours. Joints care more, so that long edges
// are straight.
func (l *layers) wish(n int, both bool) (y, weight float64) {
	sum, count := 0.0, 0.0
	add := func(neighbours []int, weight float64) {
		for _, m := range neighbours {
			w := weight
			if m >= l.nodes && n >= l.nodes {
				w *= 4
			}
			sum += w * l.y[m]
			count += w
		}
	}
	add(l.before[n], 1)
	if both || len(l.before[n]) == 0 {
		add(l.behind[n], 1)
	}
	if count == 0 {
		return l.y[n], 0.1
	}
	if n >= l.nodes {
		return sum / count, 4
	}
	return sum / count, 1
}
