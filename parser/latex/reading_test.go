package latex_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"nabla/parser"
	"nabla/parser/latex"
	"nabla/parser/source"
)

// whole is the span of a text.
func whole(text string) source.Span { return source.Span{End: len(text)} }

// readSide reads a text as one side.
func readSide(text string, scope parser.Scope, other ...string) (latex.Reading, error) {
	side, err := latex.ParseSide(source.NewText("", text), whole(text), nil)
	if err != nil {
		return latex.Reading{}, err
	}
	return side.Read(scope, other...)
}

// read returns an expression or a condition in plain notation, or its error.
func read(text string, scope parser.Scope, other ...string) string {
	reading, err := readSide(text, scope, other...)
	if err != nil {
		return err.Error()
	}
	return parser.Print(reading.Node)
}

// reading is a text and what it means in plain notation.
type reading struct{ text, plain string }

func check(t *testing.T, readings []reading) {
	t.Helper()
	for _, c := range readings {
		assert.Equal(t, c.plain, read(c.text, nil), c.text)
	}
}

func TestProductsAndPowers(t *testing.T) {
	check(t, []reading{
		{`2x_i w`, `2*x_i*w`},
		{`\sigma^2 x^{n-1}`, `sigma^2*x^(n - 1)`},
		{`x^23`, `x^2*3`},
		{`a \cdot b \times c * d`, `a*b*c*d`},
		{`-a b`, `-a*b`},
		{`-x^2`, `-x^2`},
		{`1/2 \mathrm{RSS}/(n-p)`, `1/2*RSS/(n - p)`},
		{`RSS/n + KL`, `RSS/n + KL`},
		{`KL = K + L`, `K*L = K + L`},
		{`AB + TP`, `A*B + TP`},
		{`e^{-\lambda x}`, `e^(-lambda*x)`},
		{`{ e }^{ -x }`, `e^-x`},
		{`{ \alpha }_{ i }{ y }_{ i }`, `alpha_i*y_i`},
		{`{a + b} c`, `a + b*c`},
		{`{x + y}^2`, `(x + y)^2`},
		{`{}x`, `x`},
		{`2^{10}`, `2^10`},
		{`1{,}000.5`, `1000.5`},
		{`.5x`, `0.5*x`},
		{`A \odot B \oslash C`, `A .* B ./ C`},
		{`A^{\circ 2}`, `A.^2`},
		{`A \otimes B`, `kron(A, B)`},
		{`A \odot B c + \sigma'(z) \odot W^T \delta`, `A .* (B*c) + sigma'(z) .* (W'*delta)`},
		{`\frac1a V \otimes a U`, `kron(1/a*V, a*U)`},
		{`\mathbb{R}^{np \times nq}`, `R_bb^(n*p*(n*q))`},
		{`a \bmod n`, `mod(a, n)`},
		{`n!`, `n!`},
		{`m^{\underline{n}}`, `falling factorial(m, n)`},
		{`n!^2 + (2n)!!`, `n!^2 + double factorial(2*n)`},
		{`5\% + \sin 30^\circ + A^\circ`, `5/100 + sin(30*(pi/180)) + degree(A)`},
		{`\mathbf{A}^{\mathsf{H}} + \gamma^H`, `conjugate transpose(A_bold) + gamma^H`},
		{`\frac{x^n}{n!}`, `x^n/n!`},
		{`\binom nk + {n \choose k} + {a \over b}`, `binom(n, k) + binom(n, k) + a/b`},
		{`\left(\begin{array}{c}m\\i\end{array}\right)`, `binom(m, i)`},
		{`\sqrt2 x + \sqrt[3]{x} + \sqrt[n]{x}`, `sqrt(2)*x + cbrt(x) + root(x, n)`},
	})
}

func TestFractions(t *testing.T) {
	check(t, []reading{
		{`\frac12`, `1/2`},
		{`\frac 1 m`, `1/m`},
		{`\frac1{2a}`, `1/(2*a)`},
		{`\dfrac{a}{b} + \tfrac{a}{b} + \cfrac ab + \nicefrac{1}{2}`, `a/b + a/b + a/b + 1/2`},
		{`\frac\alpha\beta`, `alpha/beta`},
		{`\frac{\frac12}{\sqrt x}`, `1/2/sqrt(x)`},
	})
}

func TestNames(t *testing.T) {
	check(t, []reading{
		{`\alpha`, `alpha`},
		{`\varepsilon`, `epsilon`},
		{`\hat y`, `y_hat`},
		{`\hat{\mathbf y}`, `y_bold_hat`},
		{`\mathbf{\hat y}`, `y_bold_hat`},
		{`\hat{\vec{y}}_c`, `y_vec_hat_c`},
		{`\overline{y_i}`, `y_bar_i`},
		{`\widehat{\beta}_{OLS}`, `beta_hat_OLS`},
		{`w_{1,2}`, `w_{1,2}`},
		{`w_{k,i}`, `w_{k,i}`},
		{`x_{ij}`, `x_{i,j}`},
		{`x_{n+1}`, `x_{n + 1}`},
		{`y_{i \bullet}`, `y_{i,bullet}`},
		{`L_{CE}`, `L_CE`},
		{`n_{\text{in}} + n_{in}`, `n_in + n_in`},
		{`x_{\max}`, `x_max`},
		{`X_{1p}`, `X_{1,p}`},
		{`p_{i, 2j} + p_{i,2j+1}`, `p_{i,2*j} + p_{i,2*j + 1}`},
		{`y_{21} + y_{2k}`, `y_{2,1} + y_{2,k}`},
		{`a_{2n} + y_{i1} + y_{ip}`, `a_{2*n} + y_{i,1} + y_{i,p}`},
		{`\Sigma_{XY,Z} + \hat\beta_{0(X)}`, `Sigma_{XY,Z} + beta_hat_{0,X}`},
		{`a^{[2]} + w_{1,1}^{[1]}`, `a^{[2]} + w_{1,1}^{[1]}`},
		{`x^{(i)}_j`, `x_sup[i, j]`},
		{`x^{(1)}`, `x_sup[1]`},
		{`a^l_j + w^l_{jk} a^{l-1}_k + \sum_l x^l`, `a_sup[l, j] + w_sup[l, j, k]*a_sup[l - 1, k] + sum(l, x^l)`},
		{`e^{(k)} + e^{(a+b)}`, `e_sup[k] + e^(a + b)`},
		{`e^{(k)} + e^{(k+1)}`, `e_sup[k] + e_sup[k + 1]`},
		{`\hat{y}^{(FM)} + w^{(out)} + x^{(ij)}`, `y_hat_sup[FM] + w_sup[out] + x_sup[i, j]`},
		{`p\text{-value}`, `pvalue`},
		{`a^{[2](i)}`, `a_sup^{[2]}[i]`},
		{`\theta^*`, `theta_star`},
		{`\mathbf{W}^{[1]} \mathcal{L} \mathbb{R}`, `W_bold^{[1]}*L_cal*R_bb`},
		{`\mathbf X`, `X_bold`},
		{`\mathbf{Wx}`, `W_bold*x_bold`},
		{`\mathrm{RSS} + {\rm tr}(A) + \operatorname{rank}(A)`, `RSS + tr(A) + rank(A)`},
		{`\text{new weight} - \text{lr}`, `newweight - lr`},
		{`\Delta x^2`, `Deltax^2`},
		{`h_θ + ŷ + e^{−z}`, `h_theta + y_hat + e^-z`},
		{`s'`, `s_prime`},
		{`y''`, `y_prime_prime`},
		{`{\vec{x}_p}'' + {y_1}'`, `x_vec_prime_prime_p + y_prime_1`},
		{`\mathbf{PQ}^\top`, `P_bold*Q_bold'`},
		{`RSS + TSS`, `RSS + TSS`},
		{`CAB + C^TAB`, `C*A*B + C'*A*B`},
		{`\beta^{\text{OLS}}`, `beta_OLS`},
	})
}

func TestApplications(t *testing.T) {
	check(t, []reading{
		{`f(x)`, `f(x)`},
		{`L(a, b, c)`, `L(a, b, c)`},
		{`c(a+d)`, `c*(a + d)`},
		{`k(k-1)`, `k*(k - 1)`},
		{`\sigma_2^2(1-\rho^2)`, `sigma_2^2*(1 - rho^2)`},
		{`y(0) + C_1(2)`, `y(0) + C_1*2`},
		{`x_i \left( h(x_i - y_i) \right)`, `x_i*h(x_i - y_i)`},
		{`u(v(x))`, `u(v(x))`},
		{`\sigma(z)(1-\sigma(z))`, `sigma(z)*(1 - sigma(z))`},
		{`\sigma(1 - \sigma)`, `sigma*(1 - sigma)`},
		{`h_\theta(x^{(i)})`, `h_theta(x_sup[i])`},
		{`\sigma^2 (a + b) + \sigma^2(x)`, `sigma^2*(a + b) + sigma(x)^2`},
		{`M_X^{(n)}(0)`, `M_sup_X(n, 0)`},
		{`f'(x) + f''_X(x)`, `f'(x) + f_X''(x)`},
		{`\exp[-\lambda x]`, `exp(-lambda*x)`},
		{`\log\left\{1-D(x)\right\}`, `log(1 - D(x))`},
		{`tanh(W_{hh}h_{t-1}) + max(0,x)`, `tanh(W_hh*h_{t - 1}) + max(0, x)`},
		{`\mathrm{tr}\left[AB\right] + \text{trace}(A)`, `tr(A*B) + tr(A)`},
		{`\max\{a,b\}`, `max(a, b)`},
		{`p(y|x)`, `p(condition(y, x))`},
		{`g^{-1}(y)`, `inverse function(g(y))`},
		{`V^\pi(s) + V^\pi_k(s)`, `V_pi(s) + V_{k,pi}(s)`},
		{`\phi^L(z^{(L-1)}) + p^N(1-p)^{K}`, `phi_L(z_sup[L - 1]) + p^N*(1 - p)^K`},
		{`\gamma(1 - x) + \gamma x + \Gamma(x)`, `gamma*(1 - x) + gamma*x + Gamma(x)`},
		{`\gamma(a, x)`, `function γ(a, x)`},
		{`O(1/n) + \mathcal{O}(h^2 x)`, `order of magnitude(1/n) + order of magnitude(h^2*x)`},
		{`tanh^{'}(W h) + tanh^2(x)`, `tanh'(W*h) + tanh(x)^2`},
		{`\mathrm{Exp}(\lambda)`, `Exp(lambda)`},
		{`P(\text{it will rain soon } | x) + n(\text{red, green})`, `P(condition(itwillrainsoon, x)) + n(event())`},
		{`P(\text{we reject } H_0) + f(\text{lr}, x)`, `P(event()) + f(lr, x)`},
		{`\operatorname{Re} \vec{v} e^{it} + \mathbb{E} X^2`, `operator Re(v_vec*e^(i*t)) + operator E_bb(X^2)`},
		{`\operatorname{RSS}/n + \operatorname{lr} \cdot g`, `RSS/n + lr*g`},
		{`x + \text{const} + \mathrm{const.}`, `x + constant that is not said() + constant that is not said()`},
		{`y^{(n)}(a) + l^{(i)}(w, b)`, `y_sup(n, a) + l_sup(i, w, b)`},
		{`(f * g)(t)`, `operation on functions(t)`},
		{`(f + g)'(x) + (a + b)(x)`, `operation on functions(x) + (a + b)*x`},
		{`\Gamma(a)`, `Gamma(a)`},
		{`\mathrm{E}(X) + \mathbb{E}[X]`, `E_upright(X) + E_bb(X)`},
		{`A J_0(\lambda x) + B Y_0(\lambda x)`, `A*J_0(lambda*x) + B*Y_0(lambda*x)`},
		{`P(\alpha \vec{v}) - \alpha(P \vec{v})`, `P*(alpha*v_vec) - alpha*(P*v_vec)`},
		{`M(u(t-a) - u(t-b))`, `M*(u(t - a) - u(t - b))`},
		{`\int_0^t f(\tau) g(t - \tau) \, d\tau - (f * g)(t)`, `int(f(tau)*g(t - tau), tau, 0, t) - operation on functions(t)`},
		{`f - \frac{f(x+h) - f(x-h)}{2h} + f(x)`, `f - (f(x + h) - f(x - h))/(2*h) + f(x)`},
		{`f_{\max} - f_X(\mathrm{mode}(X))`, `f_max - f_X(mode(X))`},
		{`c\, u'(t - x/a) + v_2' (\sin x + \cos x)`, `c*u'(t - x/a) + v_prime_2*(sin(x) + cos(x))`},
		{`\pi(a \mid s) + 2\pi(r + s)`, `pi(condition(a, s)) + 2*pi*(r + s)`},
		{`\mathbf{w}^\top [a, b] + \mathbf{U}[x, y]^T`, `w_bold'*[a, b] + U_bold*[x, y]'`},
		{`k(x, y)^T b`, `k(x, y)'*b`},
	})
}

// A power of a function's name or of the bracket behind it says whether the name is applied.
func TestRaisedApplications(t *testing.T) {
	check(t, []reading{
		{`\sigma^2(x) + \sigma^2(e^{x})^3`, `sigma(x)^2 + sigma^2*(e^x)^3`},
		{`\sigma^2 \left( \frac{a}{b} \right)`, `sigma^2*(a/b)`},
		{`\sigma^2 \left[ \begin{matrix} 1 & 0 \\ 0 & 1 \end{matrix} \right]`, `sigma^2*[[1, 0], [0, 1]]`},
		{`\Phi^{-1}(1 - x) + F_X^{-1}(p)`, `inverse function(Phi(1 - x)) + inverse function(F_X(p))`},
		{`A^{-1}(b - c)`, `A^-1*(b - c)`},
		{`{\mathcal L}^{-1} \left[ \frac{1}{s} \right]`, `inverse function(L_cal(1/s))`},
		{`n (\bar{y})^2 + f(x)^2 + y(x)^2`, `n*y_bar^2 + f(x)^2 + y(x)^2`},
		{`\exp\left[-b \left( \frac{a-1}{b} \right)\right]`, `exp(-b*((a - 1)/b))`},
	})
}

func TestFunctionsWithoutBrackets(t *testing.T) {
	check(t, []reading{
		{`y_1 \log \hat{y}_1`, `y_1*log(y_hat_1)`},
		{`\cos^2 x`, `cos(x)^2`},
		{`\sin^{-1} x`, `asin(x)`},
		{`\log\frac{a}{b}`, `log(a/b)`},
		{`\log f_X(x)`, `log(f_X(x))`},
		{`\log\Gamma(\frac n2)`, `log(Gamma(n/2))`},
		{`\cos 2x^3`, `cos(2*x^3)`},
		{`\sin x\cos x`, `sin(x)*cos(x)`},
		{`\sin 2\pi x`, `sin(2*pi*x)`},
		{`\cos nx`, `cos(n*x)`},
		{`\log x y`, `log(x)*y`},
		{`\sin t\, e^{5t}`, `sin(t)*e^(5*t)`},
		{`\tan \pi/4`, `tan(pi/4)`},
		{`\ln \ln x`, `ln(ln(x))`},
		{`\log(2\pi\sigma^2)^{-1/2}`, `log((2*pi*sigma^2)^(-1/2))`},
		{`\log(a)^2`, `log(a)^2`},
		{`\sin(x)^2`, `sin(x)^2`},
		{`\log_2 x + \log_{10}(x) + \log_b x`, `log2(x) + log10(x) + log(x)/log(b)`},
		{`\exp -x`, `exp(-x)`},
		{`\det A`, `det(A)`},
		{`\lim_{h\to 0} \frac{f(x+h)-f(x)}{h}`, `limit((f(x + h) - f(x))/h)`},
		{`\max_x f(x) + \underset{a}{\mathrm{argmax}} Q(a) + \operatorname*{arg\,max}_\theta p`, `optimum(f(x)) + optimum(Q(a)) + optimum(p)`},
		{`x_1 + \cdots + x_n`, `x_1 + dots() + x_n`},
	})
}

func TestSums(t *testing.T) {
	check(t, []reading{
		{`\sum_{i=1}^{n} x_i`, `sum(i, 1, n, x_i)`},
		{`\sum^n_{i=1} x_i`, `sum(i, 1, n, x_i)`},
		{`\sum\limits_{i=1}^n x_i`, `sum(i, 1, n, x_i)`},
		{`\sum_{i=1}^m y_i - p`, `sum(i, 1, m, y_i) - p`},
		{`\sum_{i=1}^N y_i(1-p_1)x_i - p_1x_i`, `sum(i, 1, N, y_i*(1 - p_1)*x_i - p_1*x_i)`},
		{`\sum_i a_i + \sum_i b_i`, `sum(i, a_i) + sum(i, b_i)`},
		{`\sum_{i,j} a_{ij}`, `sum(i, sum(j, a_{i,j}))`},
		{`\sum_{ij} a_{ij}`, `sum(i, sum(j, a_{i,j}))`},
		{`\sum_{i,j=1}^n a_{ij}`, `sum(i, 1, n, sum(j, 1, n, a_{i,j}))`},
		{`\sum_{j\neq y_i} s_j`, `sum(j, j != y_i, s_j)`},
		{`\sum_{x \in \mathcal{X}} p(x)`, `sum(x, x in X_cal, p(x))`},
		{`\sum_{i<j} a_{ij}`, `sum(i, sum(j, i < j, a_{i,j}))`},
		{`\sum_{t \le x} f(t)`, `sum(t, t <= x, f(t))`},
		{`\cup_i B_i`, `union(B_i)`},
		{`\sum_{1 \le i \le n} x_i`, `sum(i, 1, n, x_i)`},
		{`\sum_{\substack{i=1 \\ i \ne j}}^n x_i`, `sum(i = 1..n, i != j, x_i)`},
		{`\sum_{k=1, k \neq i}^K x_k`, `sum(k = 1..K, k != i, x_k)`},
		{`\sum_{n=0}^\infty x^n`, `sum(n, 0, inf, x^n)`},
		{`\prod_{i=1}^{n} p(y_i)`, `prod(i, 1, n, p(y_i))`},
		{`\prod_{i=1}^n e^{-x_i} \cdot \frac{a}{b} c`, `prod(i, 1, n, e^-x_i)*(a/b)*c`},
		{`\prod_{i=1}^n a_i \prod_{i=1}^n b_i + 1`, `prod(i, 1, n, a_i)*prod(i, 1, n, b_i) + 1`},
		{`\prod_{i=1}^n \prod_{j=1}^m a_{ij}`, `prod(i, 1, n, prod(j, 1, m, a_{i,j}))`},
		{`\prod_{i=1}^n c \cdot f(x_i) / n`, `prod(i, 1, n, c*f(x_i)/n)`},
		{`\prod_{i=1}^n 2 c`, `prod(i, 1, n, 2*c)`},
		{`\sum_{t=1}^T x_t`, `sum(t, 1, T, x_t)`},
		{`\sum_{s'} V(s')`, `sum(s_prime, V(s_prime))`},
		{`\sum_{i=1}^m y^{[i]}`, `sum(i, 1, m, y_sup[i])`},
	})
}

func TestDerivatives(t *testing.T) {
	check(t, []reading{
		{`\frac{\partial L_{CE}}{\partial w_{k,i}}`, `diff(L_CE, w_{k,i})`},
		{`\frac{\partial^2 f}{\partial x_i \partial x_j}`, `diff(f, x_i, 1, x_j, 1)`},
		{`\frac{\mathrm{d}y}{\mathrm{d}x} + \frac{{\rm d} y}{{\rm d} x}`, `diff(y, x) + diff(y, x)`},
		{`\frac{d^2y}{{dx}^2} + \frac{d^2 y}{dx^2}`, `diff(y, x, 2) + diff(y, x, 2)`},
		{`\frac{d}{dx}x^n`, `diff(x^n, x)`},
		{`\frac{d}{dx} x^2 y + z`, `diff(x^2*y, x) + z`},
		{`\frac{\partial}{\partial e}(ce) \times \frac{\partial}{\partial d}(a + d)`, `diff(c*e, e)*diff(a + d, d)`},
		{`\frac{\partial (x+y)}{\partial x}`, `diff(x + y, x)`},
		{`\frac{\mathrm{d}\mathrm{LL}(\beta)}{\mathrm{d}\sigma^2}`, `diff(LL(beta), sigma)/diff(sigma^2, sigma)`},
		{`\partial_x f + \partial f/\partial x + dy/dx`, `diff(f, x) + diff(f, x) + diff(y, x)`},
		{`\nabla_\theta J(\theta)`, `grad(J(theta), theta)`},
		{`\nabla f(\mathbf{x})`, `grad(f(x_bold), x_bold)`},
		{`\nabla^2_x f`, `hess(f, x)`},
		{`\nabla f(x)^T (y - x)`, `grad(f(x), x)'*(y - x)`},
		{`\nabla_w \frac{\lambda}{m} \sum_j w_j^2 + \nabla_w \lambda \|w\|^2`, `grad(lambda/m*sum(j, w_j^2), w) + grad(lambda*norm(w)^2, w)`},
		{`\nabla_a C \odot g'(z)`, `grad(C, a) .* g'(z)`},
		{`\nabla_x x^T A x + \nabla_w \frac12 \|w\|^2 v`, `grad(x'*A*x, x) + grad(1/2*norm(w)^2, w)*v`},
		{`\partial_{xx} u + \partial_{x,y} u`, `diff(u, x, 2) + diff(u, x, 1, y, 1)`},
		{`\frac{dy/dt}{dx/dt}`, `diff(y, t)/diff(x, t)`},
		{`\frac{df}{dx}(x_0) + \frac{dy}{dx} (x + 1)`, `at(diff(f, x), x, x_0) + diff(y, x)*(x + 1)`},
		{`\frac{\partial f}{\partial x}(a, b)`, `value at a point(diff(f, x), a, b)`},
		{`\frac{d}{2} + \frac{a}{dx}`, `d/2 + a/(d*x)`},
		{`\frac{du}{dv} \times \frac{dv}{dx}`, `diff(u, v)*diff(v, x)`},
		{`(x^2)'`, `diff(x^2, x)`},
		{`{x^2}' + (x)'`, `diff(x^2, x) + derivative without its variable(x)`},
		{`\operatorname{tr}(A\,dX)`, `tr(A*dX)`},
		{`ad - bc`, `a*d - b*c`},
	})
}

func TestIntegrals(t *testing.T) {
	check(t, []reading{
		{`\int_a^b f(x) \, \mathrm{d}x`, `int(f(x), x, a, b)`},
		{`\int_0^2\int_{x^2}^{2x} 1\ dy\ dx`, `int(int(1, y, x^2, 2*x), x, 0, 2)`},
		{`\int_{-\infty}^{\infty} e^{-x^2} dx`, `int(e^-x^2, x, -inf, inf)`},
		{`\int_1^2 \frac{dx}{x}`, `int(1/x, x, 1, 2)`},
		{`\int_C F \cdot dr`, `integral over a region(F, r)`},
		{`\int_0^1 dx\, x^2`, `int(x^2, x, 0, 1)`},
		{`2 \int_0^1 x\,dx \cdot 3`, `2*int(x, x, 0, 1)*3`},
		{`\iint_D f(x,y)\,dx\,dy`, `integral over a region(f(x, y), x)`},
		{`\left.\frac{\partial f}{\partial x}\right|_{(0,1)}`, `value at a point(diff(f, x), [0, 1])`},
		{`\int x \, dx`, `antiderivative(x, x)`},
		{`\int_{\mathcal X} p(x) \, dx`, `integral over a region(p(x), x)`},
		{`[z]_a^x`, `at(z, z, x) - at(z, z, a)`},
		{`\left[\frac{x^2}{b - a}\right]_a^b`, `at(x^2/(b - a), x, b) - at(x^2/(b - a), x, a)`},
		{`[\lambda x]_0^x + [c y]_0^1`, `difference of values(lambda*x, 0, x) + difference of values(c*y, 0, 1)`},
		{`x^2 \Big|_0^4`, `at(x^2, x, 4) - at(x^2, x, 0)`},
		{`\left. x^2 \right|_{x=3}`, `at(x^2, x, 3)`},
		{`f(\theta)|_{\theta=\theta'}`, `at(f(theta), theta, theta_prime)`},
		{`\left[e^{-st}\right]_{t=0}^\infty`, `at(e^(-s*t), t, inf) - at(e^(-s*t), t, 0)`},
	})
}

func TestBrackets(t *testing.T) {
	check(t, []reading{
		{`[1 + \exp(-z)]^2`, `(1 + exp(-z))^2`},
		{`\Big(a + b\Big) \bigl[c\bigr]`, `(a + b)*c`},
		{`\left( a \right. + \left. b \right)^2`, `(a + b)^2`},
		{`\exp \left[ -\frac{1}{2} \left( a + \right. \right. \\ \left. \left. b \right) \right] c`, `exp(-1/2*(a + b))*c`},
		{`\left[ a \right. \\ \left. + b \right. \\ \left. + c \right]^2`, `(a + b + c)^2`},
		{`\left( a \right. + \left. x^2 \right|_0^1`, `a + (at(x^2, x, 1) - at(x^2, x, 0))`},
		{`\begin{pmatrix} \left( a \right. & \left. b \right) \end{pmatrix}`, `[[a, b]]`},
		{`|x_1-y_1|`, `|x_1 - y_1|`},
		{`2|x||y|`, `2*|x|*|y|`},
		{`||w||^2_2 + \|x\| + \lVert x \rVert_2`, `norm(w)^2 + norm(x) + norm(x)`},
		{`\|A\|_F + \|x\|_1`, `norm(A) + norm 1(x)`},
		{`\lfloor x \rfloor + \lceil x \rceil`, `floor(x) + ceil(x)`},
		{`\langle a, b\rangle + \langle a, b, c\rangle`, `dot(a, b) + [a, b, c]`},
		{`(0,5,-2) - 2(1,2,-1)`, `[0, 5, -2] - 2*[1, 2, -1]`},
		{`1\{k=j\} + \mathbb{1}\{z>0\} + \mathbb{I}(a \le b) + \mathbf{1}_{x \in \{1,2\}}`, `indicator(k = j) + indicator(z > 0) + indicator(a <= b) + indicator(x in {1, 2})`},
		{`\mathbf{1} + 1_n + I_n`, `ones + ones(n) + I(n)`},
		{`0_{mp} + I_P^2 + I_j`, `zeros(m, p) + I_P^2 + I_j`},
		{`\vec{0} + \mathbf{1}_{A}(x) + 1_n (a + b)`, `zeros + indicator of a set() + ones(n)*(a + b)`},
		{`\mathbb{1}_{s \textrm{ is final}}`, `indicator of an event()`},
		{`\delta_{ij} + \delta_k`, `delta(i, j) + delta_k`},
		{`\delta^i_j`, `delta(i, j)`},
		{`[\, a \quad b \quad c \,]`, `[[a, b, c]]`},
		{`\mathcal{L}\{f(t)\} + \mathrm{E}\{X\} + x\{a + b\}`, `L_cal(f(t)) + E_upright(X) + x*(a + b)`},
		{`(AB)_{ij}`, `(A*B)[i, j]`},
		{`\underbrace{a + b}_{=0} c`, `(a + b)*c`},
		{`\boxed{x} + \color{red}{y} + \textcolor{blue}{z}`, `x + y + z`},
		{`a \onslide<2->{+ b} \uncover<3,4->{+ c}`, `a + b + c`},
		{`x\kern-0.1em y \mkern-3mu z`, `x*y*z`},
	})
}

func TestMatrices(t *testing.T) {
	check(t, []reading{
		{`\begin{bmatrix} 1 & 2 \\ 3 & 4 \end{bmatrix}`, `[[1, 2], [3, 4]]`},
		{`\left[ \begin{matrix} a \\[0.5em] b \end{matrix} \right]`, `[a, b]`},
		{`\begin{pmatrix} a & b \\ \end{pmatrix}`, `[[a, b]]`},
		{`\begin{vmatrix} a & b \\ c & d \end{vmatrix}`, `det([[a, b], [c, d]])`},
		{`\left| \begin{matrix} a & b \\ c & d \end{matrix} \right|`, `det([[a, b], [c, d]])`},
		{`(y - X\beta)^\mathrm{T}(y - X\beta)`, `(y - X*beta)'*(y - X*beta)`},
		{`X^\top X^T X^\intercal A^{-T}`, `X'*X'*X'*(A^-1)'`},
		{`\mathbf{x}^{(i)\top} w + a_j^{[l-1]T}`, `x_bold_sup[i]'*w + a_j^{[l - 1]}'`},
		{`(X^T X)^{-1}`, `(X'*X)^-1`},
		{`\begin{cases} 0, & \text{if } z \leq 0 \\ z, & \text{if } z > 0 \end{cases}`, `piecewise(z <= 0, 0, z > 0, z)`},
		{`\begin{cases} 1 & (x = 1) \\ 0 & \text{otherwise} \end{cases}`, `piecewise(x = 1, 1, 0)`},
		{`\left\{ \begin{array}{ll} a & k = j \\ b & \text{else} \end{array} \right.`, `piecewise(k = j, a, b)`},
	})
}

func TestConditions(t *testing.T) {
	check(t, []reading{
		{`0 \le x < 1`, `0 <= x and x < 1`},
		{`a \neq b \text{ and } c \geq d`, `a != b and c >= d`},
		{`y \in \{0, 1\}`, `y in {0, 1}`},
		{`i = 1, \ldots, n`, `{i = 1, dots(), n}`},
		{`A \subset B`, `relation ⊂(A, B)`},
	})
}
