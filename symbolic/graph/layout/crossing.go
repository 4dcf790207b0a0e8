package layout

import (
	"slices"
	"sort"
)

// The second phase: the order within the columns. Minimizing crossings is NP-complete even for two columns
// (Garey and Johnson, 1983), so that a heuristic does it: barycentres, then exchanges of neighbours, and
// the best order of all sweeps is kept.

const (
	sweeps       = 16      // over all columns in search of fewer crossings
	crossingWork = 400_000 // edges that are looked at in all sweeps together
)

// reduceCrossings orders every column by the mean place of the neighbours on one side, sweeping to and fro, and keeps the best
// order that it meets.
func (l *layers) reduceCrossings() {
	links := 1
	for _, next := range l.behind {
		links += len(next)
	}
	best, fewest := l.orders(), l.crossings()
	for i := 0; i < min(sweeps, crossingWork/links+1) && fewest > 0; i++ {
		if i%2 == 0 {
			for c := 1; c < len(l.columns); c++ {
				l.sortColumn(c, l.before)
			}
		} else {
			for c := len(l.columns) - 2; c >= 0; c-- {
				l.sortColumn(c, l.behind)
			}
		}
		l.exchange()
		if n := l.crossings(); n < fewest {
			best, fewest = l.orders(), n
		}
	}
	l.columns = best
	l.number()
}

// orders copies the order of the nodes in every layer, to keep the best one.
func (l *layers) orders() [][]int {
	copies := make([][]int, len(l.columns))
	for i, c := range l.columns {
		copies[i] = slices.Clone(c)
	}
	return copies
}

// sortColumn sorts by the mean place of the neighbours; what has none keeps its place.
func (l *layers) sortColumn(c int, neighbours [][]int) {
	column := l.columns[c]
	key := make(map[int]float64, len(column))
	for i, n := range column {
		key[n] = float64(i)
		if near := neighbours[n]; len(near) > 0 {
			sum := 0
			for _, m := range near {
				sum += l.place[m]
			}
			key[n] = float64(sum) / float64(len(near))
		}
	}
	sort.SliceStable(column, func(i, j int) bool { return key[column[i]] < key[column[j]] })
	l.number()
}

// mostExchanged is the length of a column up to which neighbours are exchanged one by one.
const mostExchanged = 60

// exchange swaps neighbours in a column where that makes crossings fewer.
func (l *layers) exchange() {
	for _, column := range l.columns {
		if len(column) > mostExchanged {
			continue
		}
		for i := 0; i+1 < len(column); i++ {
			a, b := column[i], column[i+1]
			now := l.between(a, b, l.before) + l.between(a, b, l.behind)
			then := l.between(b, a, l.before) + l.between(b, a, l.behind)
			if then < now {
				column[i], column[i+1] = b, a
				l.place[a], l.place[b] = i+1, i
			}
		}
	}
}

// between counts the crossings of the edges of a with those of b on one side, a being above b.
func (l *layers) between(a, b int, neighbours [][]int) int {
	count := 0
	for _, x := range neighbours[a] {
		for _, y := range neighbours[b] {
			if l.place[x] > l.place[y] {
				count++
			}
		}
	}
	return count
}

// crossings counts the crossings between all columns, by inversions in a Fenwick tree (Barth, Juenger and
// Mutzel, Simple and efficient bilayer cross counting, 2002). Two edges between neighbouring columns cross
// if and only if their ends are in the opposite order of their starts.
func (l *layers) crossings() int {
	total := 0
	for c := 0; c+1 < len(l.columns); c++ {
		tree := make([]int, len(l.columns[c+1])+1)
		seen := 0
		for _, n := range l.columns[c] {
			ends := make([]int, len(l.behind[n]))
			for i, m := range l.behind[n] {
				ends[i] = l.place[m]
			}
			for _, end := range ends { // edges before that end further down
				smaller := 0
				for i := end + 1; i > 0; i -= i & -i {
					smaller += tree[i]
				}
				total += seen - smaller
			}
			for _, end := range ends {
				for i := end + 1; i < len(tree); i += i & -i {
					tree[i]++
				}
			}
			seen += len(ends)
		}
	}
	return total
}
