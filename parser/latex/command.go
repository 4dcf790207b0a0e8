package latex

import (
	"strings"

	"nabla/parser"
	"nabla/symbolic/function"
)

// The table of commands and signs: the one place that says what \le or \mathbf is. A new command is one
// word here, in the group of its class; \a≙b says that it stands for b. Of a command in two groups the
// latter one counts.

// class is what a command or a sign is to the reader.
type class uint8

const (
	unknownClass   class = iota
	letterClass          // a letter or another sign that is a name
	numberClass          // a number
	wordClass            // the name of a function: \sin, \det
	bigClass             // \sum, \prod
	integralClass        // \int and those of several variables
	limitClass           // \lim, \sup, \arg: operators over a range that have no meaning in a derivation
	dotsClass            // \cdots
	partialClass         // \partial
	nablaClass           // \nabla
	operatorClass        // + - \cdot
	postfixClass         // !
	relationClass        // = \le
	arrowClass           // \Rightarrow: between statements
	separatorClass       // , ;
	colonClass           // :
	barClass             // a bar that has no partner: a condition, or an evaluation
	looseClass           // another bracket that has no partner
	textClass            // \text{...}
	wideClass            // \quad
	accentClass          // \hat, with an argument
	fontClass            // \mathbf, with an argument
	plainClass           // \underbrace, \boxed: what stands for its argument
	rootClass            // \sqrt, with one argument, or with two if it has an index
	fractionClass        // \frac, with two arguments
	binomialClass        // \binom, with two arguments
	aboveClass           // \overset: the first argument stands above the second
	belowClass           // \underset
	infixClass           // \over, \choose: between the parts of a group
	scriptClass          // ^ _
	primeClass           // '
	openClass
	closeClass
	rowClass       // \\
	cellClass      // &
	thinClass      // \, and other narrow blanks
	sizeClass      // \big: before a delimiter
	leftClass      // \left
	rightClass     // \right
	beginClass     // \begin
	endClass       // \end
	substackClass  // \substack, with an argument of rows
	switchClass    // \rm: the font of the rest of a group
	ignoredClass   // \displaystyle
	discardClass   // \label: ignored with its argument
	colorClass     // \color: its first argument is ignored
	overlayClass   // \onslide<2->: its argument is shown at some time
	interruptClass // \intertext: a remark between rows
	operatorNameClass
	modulusClass // \pmod: a remark with its argument
)

// command is one row of the table: what a command is, and what it stands for.
type command struct {
	class class
	name  string // in the spelling of the plain notation, or of the tree
}

// commands is the table of commands by their names with the backslash, and of the signs of ASCII.
var commands = func() map[string]command {
	table := map[string]command{}
	for _, f := range append(function.All(), function.Notations()...) {
		for _, name := range append([]string{f.Name}, f.Aliases...) {
			table[`\`+name] = command{wordClass, name}
		}
	}
	for name := range formNames {
		if len(name) > 1 {
			table[`\`+name] = command{wordClass, name}
		}
	}
	for _, group := range commandGroups {
		for _, entry := range strings.Fields(group.entries) {
			spelling, name, renamed := strings.Cut(entry, "≙")
			if !renamed {
				name = strings.TrimPrefix(spelling, `\`)
			}
			table[spelling] = command{group.class, name}
		}
	}
	for _, blank := range []string{`\ `, "\\\n", "\\\t", "\\\r"} {
		table[blank] = command{thinClass, ""}
	}
	return table
}()

// commandGroups are the commands class by class. An entry a≙b says that a stands for b.
var commandGroups = []struct {
	class   class
	entries string
}{
	{letterClass, `\alpha \beta \gamma \delta \epsilon \varepsilon≙epsilon \zeta \eta \theta \vartheta≙theta \iota \kappa
		\varkappa≙kappa \lambda \mu \nu \xi \omicron \pi \varpi \rho \varrho≙rho \sigma \varsigma \tau \upsilon \phi
		\varphi≙phi \chi \psi \omega \Alpha \Beta \Gamma \varGamma≙Gamma \Delta \varDelta≙Delta \Epsilon \Zeta \Eta
		\Theta \varTheta≙Theta \Iota \Kappa \Lambda \varLambda≙Lambda \Mu \Nu \Xi \Omicron \Pi \varPi≙Pi \Rho \Sigma
		\varSigma≙Sigma \Tau \Upsilon \Phi \varPhi≙Phi \Chi \Psi \varPsi≙Psi \Omega \varOmega≙Omega \ell \hbar \infty≙inf
		\imath≙i \jmath≙j \emptyset \varnothing≙emptyset \aleph \Re \Im \wp \bullet \R≙R_bb \N≙N_bb \Z≙Z_bb \triangle
		\square \Box≙square \diamond \heartsuit \AA≙A \degree \top≙T \intercal≙T \prime \dagger \dag≙dagger \ddagger
		\bot \eth`},
	{wordClass, `\arccos \arcsin \arctan \lg≙log10 \Tr≙tr \trace≙tr \Trace≙tr \Pr \deg \dim \ker \hom \gcd \lcm \rank \Var \Cov \cov
		\diag \arg≙arg`},
	{bigClass, `\sum \prod`},
	{integralClass, `\int \intop≙int \smallint≙int \iint≙iint \iiint≙iiint \oint≙oint \idotsint≙idotsint`},
	{limitClass, `\lim≙limit \limsup≙limit \liminf≙limit \varlimsup≙limit \varliminf≙limit \sup≙supremum \inf≙infimum
		\argmax≙optimum \argmin≙optimum \bigcup≙union \bigcap≙intersection \bigoplus≙big_operation \bigotimes≙big_operation
		\coprod≙big_operation \bigvee≙big_operation \bigwedge≙big_operation \bigsqcup≙union \biguplus≙union`},
	{dotsClass, `\dots \cdots \ldots \vdots \ddots \dotsc \dotsb \dotsm \dotsi \dotso \iddots \hdots \mathellipsis \textellipsis`},
	{partialClass, `\partial`},
	{nablaClass, `\nabla`},
	{operatorClass, `+ - * / \cdot≙* \times≙× \div≙/ \pm≙± \mp≙± \odot≙.* \oslash≙./ \circ≙∘ \otimes≙⊗ \oplus≙⊕ \ominus≙⊖ \ast≙∗
		\star≙⋆ \cup≙∪ \cap≙∩ \setminus≙∖ \backslash≙∖ \bmod≙mod \mod≙mod \land≙and \wedge≙and \lor≙or \vee≙or
		\lnot≙not \neg≙not \slash≙/ \centerdot≙* \circledast≙∗ \sqcup≙∪ \uplus≙∪ \rtimes≙⋊ \ltimes≙⋉`},
	{postfixClass, `! \%≙%`},
	{relationClass, `= < > \lt≙< \gt≙> \le≙<= \leq≙<= \leqslant≙<= \leqq≙<= \ge≙>= \geq≙>= \geqslant≙>= \geqq≙>= \ne≙!= \neq≙!=
		\in≙in \notin≙∉ \ni≙∋ \owns≙∋ \approx≙≈ \simeq≙≈ \cong≙≅ \approxeq≙≈ \doteq≙≈ \thickapprox≙≈ \propto≙∝ \varpropto≙∝ \sim≙~
		\thicksim≙~ \equiv≙≡ \to≙→ \rightarrow≙→ \longrightarrow≙→ \mapsto≙↦ \longmapsto≙↦ \leftarrow≙← \gets≙← \xrightarrow≙→
		\longleftarrow≙← \leftrightarrow≙↔ \triangleq≙:= \coloneqq≙:= \coloneq≙:= \colonequals≙:= \defeq≙:= \eqdef≙=: \eqqcolon≙=:
		\ll≙≪ \gg≙≫ \subset≙⊂ \subseteq≙⊆ \supset≙⊃ \supseteq≙⊇ \perp≙⊥ \parallel≙∥ \asymp≙≍ \prec≙≺ \preceq≙⪯ \succ≙≻
		\succeq≙⪰ \lesssim≙≲ \gtrsim≙≳ \vdash≙⊢ \models≙⊨ \nless≙≮ \ngtr≙≯ \nleq≙≰ \ngeq≙≱ \uparrow≙↑ \downarrow≙↓ \leftarrow≙←
		\rightharpoonup≙→ \hookrightarrow≙→ \rightsquigarrow≙→ \leadsto≙→ \searrow≙↘ \nearrow≙↗ \preccurlyeq≙⪯ \succcurlyeq≙⪰
		\varpropto≙∝ \lll≙≪ \ggg≙≫ \subsetneq≙⊂ \nsubseteq≙⊈ \independent≙⊥ \indep≙⊥ \bumpeq≙≈ \gtrless≙≷ \lessgtr≙≶ \lesseqgtr≙⋚
		\xlongequal≙=`},
	{arrowClass, `\Rightarrow \Longrightarrow \implies \iff \Leftrightarrow \Longleftrightarrow \Leftarrow \Longleftarrow \impliedby
		\therefore \because \forall \exists \nexists \And≙iff \qedhere \blacksquare \blacktriangle`},
	{separatorClass, `, ;`},
	{colonClass, `: \colon≙:`},
	{barClass, `\mid≙| \middle≙|`},
	{wideClass, `\quad \qquad \hfill \hfil \qedhere \newline≙quad`},
	{accentClass, `\hat \widehat≙hat \check \widecheck≙check \tilde \widetilde≙tilde \bar \overline≙bar \vec \overrightarrow≙vec
		\overleftarrow≙vec \dot \ddot \dddot≙dddot \breve \acute≙acute \grave≙grave \mathring≙ring \undertilde≙tilde`},
	{fontClass, `\mathbf≙bold \boldsymbol≙bold \bm≙bold \pmb≙bold \mathbfit≙bold \mathcal≙cal \mathscr≙scr \mathfrak≙frak \mathbb≙bb
		\mathds≙bb \mathbbm≙bb \mathsf≙sans \mathtt≙mono \mathrm≙upright \mathit≙italic \mathnormal≙italic \textbf≙bold \bold≙bold
		\Bbb≙bb \symbf≙bold \symbfit≙bold \symup≙upright \symcal≙cal \mathbbold≙bb \mathup≙upright`},
	{switchClass, `\rm≙upright \bf≙bold \it≙italic \cal≙cal \sf≙sans \tt≙mono \bfseries≙bold \rmfamily≙upright \mit≙italic`},
	{operatorNameClass, `\operatorname \operatornamewithlimits \mathop \DeclareMathOperator`},
	{plainClass, `\underbrace \overbrace \boxed \underline \fbox \cancel \bcancel \xcancel \mathrel \mathbin \mathord \mathopen \mathclose
		\mathpunct \mathinner \ensuremath \underbracket \overbracket \smash \hbox≙text \mbox≙text \uline \phantom≙drop \bbox \rlap≙plain
		\llap≙plain \clap≙plain \mathclap≙plain \mathrlap≙plain \mathllap≙plain \strut≙drop \emph≙plain`},
	{rootClass, `\sqrt≙sqrt \surd≙sqrt`},
	{fractionClass, `\frac \dfrac≙frac \tfrac≙frac \cfrac≙frac \nicefrac≙frac \sfrac≙frac \flatfrac≙frac`},
	{binomialClass, `\binom \dbinom≙binom \tbinom≙binom`},
	{aboveClass, `\overset \stackrel≙overset`},
	{belowClass, `\underset`},
	{infixClass, `\over≙/ \choose≙binom \atop≙atop`},
	{scriptClass, `^ _`},
	{primeClass, `'`},
	{openClass, `{≙brace ( [ \{≙{ \lbrace≙{ \langle≙< \lfloor≙floor \lceil≙ceil \lvert≙| \lVert≙‖ \lbrack≙[ \lparen≙( \llbracket≙[`},
	{closeClass, `}≙brace )≙( ]≙[ \}≙{ \rbrace≙{ \rangle≙< \rfloor≙floor \rceil≙ceil \rvert≙| \rVert≙‖ \rbrack≙[ \rparen≙( \rrbracket≙[`},
	{barClass, `| \vert≙| \|≙‖ \Vert≙‖`},
	{rowClass, `\\ \cr \tabularnewline`},
	{cellClass, `&`},
	{thinClass, `\, \; \: \! \> ~ \/ \thinspace \medspace \thickspace \enspace \enskip \space \nobreakspace \negthinspace`},
	{sizeClass, `\big \Big \bigg \Bigg \bigl \bigr \Bigl \Bigr \biggl \biggr \Biggl \Biggr \bigm \Bigm \biggm \Biggm`},
	{leftClass, `\left`},
	{rightClass, `\right`},
	{beginClass, `\begin`},
	{endClass, `\end`},
	{substackClass, `\substack`},
	{ignoredClass, `\displaystyle \textstyle \scriptstyle \scriptscriptstyle \limits \nolimits \displaylimits \nonumber \notag \hline
		\toprule \midrule \bottomrule \centering \allowbreak \nobreak \break \pause \small \large \Large \footnotesize \scriptsize
		\tiny \normalsize \allowdisplaybreaks \smallskip \medskip \bigskip \noindent \protect \relax \normalfont \boldmath
		\unboldmath \raggedright \null \strut \mathstrut \- \@ \par \everymath \upshape \itshape \leavevmode`},
	{discardClass, `\label \displaybreak \noalign \tag \tag* \vspace \hspace \hspace* \phantom \vphantom \hphantom \eqref \ref \cite \footnote \mskip \kern \hskip
		\vskip \cline \rule \raisebox \arrayrulecolor \setlength \index \eqncomment \qquadtext \pagebreak \qed \autoref \cref \Cref
		\citep \citet \mkern \addtocounter \setcounter \thispagestyle \eqlabel \numberthis`},
	{colorClass, `\color \cancelto \textcolor \colorbox \class \cssId \htmlClass \style`},
	{overlayClass, `\uncover \onslide \only \visible \alert \action`},
	{interruptClass, `\intertext \shortintertext`},
	{textClass, `\text \textrm≙text \textit≙text \textsf≙text \texttt≙text \textsc≙text \textup≙text \textnormal≙text \mbox≙text
		\hbox≙text \textmd≙text \textsl≙text \textcircled≙text`},
	{modulusClass, `\pmod \pod`},
}

// environments says of each environment what it is: rows of a display, a matrix in its brackets, cases.
var environments = func() map[string]string {
	kinds := map[string]string{}
	for kind, names := range map[string]string{
		"rows": `aligned align align* alignedat alignat alignat* split gathered gather gather* multline multline* multlined equation
			equation* eqnarray eqnarray* flalign flalign* displaymath math dmath dmath* IEEEeqnarray IEEEeqnarray* subequations`,
		"matrix": `matrix smallmatrix array bmatrix pmatrix Bmatrix vmatrix Vmatrix bsmallmatrix psmallmatrix tabular
			matrix* bmatrix* pmatrix* subarray blockarray block`,
		"cases": `cases dcases rcases cases* dcases* numcases`,
	} {
		for _, name := range strings.Fields(names) {
			kinds[name] = kind
		}
	}
	return kinds
}()

// unicodeSigns are the signs beyond ASCII, by the command or the sign that stands for the same.
var unicodeSigns = map[rune]string{
	'−': "-", '–': "-", '·': `\cdot`, '⋅': `\cdot`, '×': `\times`, '÷': `\div`, '±': `\pm`, '∓': `\mp`, '∗': `\ast`, '⋆': `\star`,
	'⊙': `\odot`, '⊗': `\otimes`, '⊕': `\oplus`, '∘': `\circ`, '≤': `\le`, '≥': `\ge`, '⩽': `\le`, '⩾': `\ge`, '≠': `\ne`,
	'≈': `\approx`, '≅': `\cong`, '∝': `\propto`, '∼': `\sim`, '≡': `\equiv`, '∈': `\in`, '∉': `\notin`, '→': `\to`, '↦': `\mapsto`,
	'⇒': `\Rightarrow`, '⇔': `\iff`, '∴': `\therefore`, '∵': `\because`, '≜': `\triangleq`, '≔': `\coloneqq`, '⊂': `\subset`,
	'⊆': `\subseteq`, '∪': `\cup`, '∩': `\cap`, '∖': `\setminus`, '∧': `\land`, '∨': `\lor`, '¬': `\lnot`, '∀': `\forall`,
	'∃': `\exists`, '∂': `\partial`, '∇': `\nabla`, '∑': `\sum`, '∏': `\prod`, '∫': `\int`, '√': `\sqrt`, '∞': `\infty`,
	'…': `\dots`, '⋯': `\cdots`, '⋮': `\vdots`, '⋱': `\ddots`, '′': "'", '’': "'", '⊤': `\top`, '∥': `\|`, '‖': `\|`, '⟨': `\langle`,
	'⟩': `\rangle`, '〈': `\langle`, '〉': `\rangle`, '⌊': `\lfloor`, '⌋': `\rfloor`, '⌈': `\lceil`, '⌉': `\rceil`, '∣': "|",
	'（': "(", '）': ")", '［': "[", '］': "]", '｛': `\{`, '｝': `\}`, '＝': "=", '＋': "+", '－': "-", '，': ",", '、': ",", '；': ";",
	'：': ":", '。': ",", '．': ",", '｜': "|", '＜': "<", '＞': ">", '！': "!", '／': "/", '＊': "*", '　': `\ `, '\u00a0': `~`,
	'\u2009': `\,`, '\u202f': `\,`, '\u2003': `\quad`, '\u200b': `\!`, '\ufeff': `\!`, '\u2061': `\!`, '\u2062': `\!`, '∅': `\emptyset`,
	'ℝ': `\R`, 'ℕ': `\N`, 'ℤ': `\Z`, 'ℓ': `\ell`, '•': `\bullet`, '≪': `\ll`, '≫': `\gg`, '⊥': `\perp`, '†': `\dagger`, '°': `\degree`,
}

// lookup returns what a token is to the reader. The order is: commands and signs of ASCII, digits, signs
// beyond ASCII by the command for the same, Greek and other letters.
func lookup(text string) command {
	if known, ok := commands[text]; ok {
		return known
	}
	r := firstRune(text)
	if text[0] == '\\' {
		return command{}
	}
	if isDigit(r) {
		return command{numberClass, text}
	}
	if spelling, ok := unicodeSigns[r]; ok {
		return commands[spelling]
	}
	if name, ok := parser.Letter(r); ok {
		return command{letterClass, name}
	}
	if isLetter(r) || isNameLetter(r) {
		return command{letterClass, text}
	}
	return command{}
}
