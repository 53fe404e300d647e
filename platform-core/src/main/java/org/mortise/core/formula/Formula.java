package org.mortise.core.formula;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A formula that compiled: its tree, its type and what it reads. Immutable; evaluates as often as wanted. */
public final class Formula {

    private static final Set<String> OF_PERSONS = Set.of("CURRENTUSER", "CURRENTDEPT");

    private static final Set<String> OF_CALENDARS = Set.of("NETWORKDAYS", "WORKDAY");

    private final String source;
    private final Expr ast;
    private final Blanks blanks;
    private final Node root;
    private final Set<FieldPath> reads = new LinkedHashSet<>();
    private final List<Expr.Ask> asks = new ArrayList<>();
    private final List<Labels> labels = new ArrayList<>();
    private boolean isVolatile;
    private boolean isPersonal;
    private boolean usesCalendar;
    private boolean serverOnly;
    private boolean sqlable = true;

    private Formula(String source, Expr ast, Blanks blanks) {
        this.source = source;
        this.ast = ast;
        this.blanks = blanks;
        this.root = new NodeBuilder(blanks).build(ast);
        survey(ast);
    }

    /** Exactly one of the two is there: a formula, or at least one problem. */
    public record Compilation(@Nullable Formula formula, List<FormulaProblem> problems) {
        public Compilation {
            problems = List.copyOf(problems);
            if ((formula == null) == problems.isEmpty()) {
                throw new IllegalArgumentException("a compilation is a formula or problems");
            }
        }
    }

    /** Parses and checks; whatever is wrong comes back as problems with positions, never as an exception. */
    public static Compilation compile(String source, FieldTypes fields) {
        return compile(source, fields, Blanks.ZERO);
    }

    /** The same, with something else made of numbers that are blank. */
    public static Compilation compile(String source, FieldTypes fields, Blanks blanks) {
        var problems = new Problems();
        var ast = new Parser(source, new Typing(fields, problems), problems).parse();
        return ast == null || !problems.isEmpty()
                ? new Compilation(null, problems.list())
                : new Compilation(new Formula(source, ast, blanks), List.of());
    }

    public String source() {
        return source;
    }

    public Expr ast() {
        return ast;
    }

    public FxType type() {
        return ast.type();
    }

    /** Every field path the formula mentions, in order of appearance. */
    public Set<FieldPath> reads() {
        return Collections.unmodifiableSet(reads);
    }

    /** Every question it may ask of another form. */
    public List<Expr.Ask> asks() {
        return Collections.unmodifiableList(asks);
    }

    /** Every set of labels that it writes. */
    public List<Labels> labels() {
        return Collections.unmodifiableList(labels);
    }

    /** Depends on the moment or on who asks, so its result must not be stored. */
    public boolean isVolatile() {
        return isVolatile;
    }

    /** Depends on the days on which the organisation works. */
    public boolean usesCalendar() {
        return usesCalendar;
    }

    /** Depends on who asks: only he who saves can give its result. */
    public boolean isPersonal() {
        return isPersonal;
    }

    /** Uses a function a browser cannot evaluate. */
    public boolean serverOnly() {
        return serverOnly;
    }

    /** Uses only functions for which the catalogue promises an SQL form. */
    public boolean sqlable() {
        return sqlable;
    }

    public Blanks blanks() {
        return blanks;
    }

    /**
     * The result for one record: {@code BigDecimal} for a number and for a duration in seconds, {@code String} for text, options,
     * users, departments, links and files, {@code Boolean}, {@code LocalDate}, {@code Instant} (whole milliseconds), {@code
     * LocalTime} (whole seconds), an immutable {@code List} that may hold nulls, {@code null} for blank, or a {@link FormulaError}.
     */
    public @Nullable Object evaluate(FormulaContext context) {
        return Evaluation.result(root, context);
    }

    private void survey(Expr node) {
        if (node instanceof Expr.Field field) {
            reads.add(field.path());
        }
        if (node instanceof Expr.Row row && row.column() != null) {
            reads.add(row.column());
        }
        sqlable &= !(node instanceof Expr.Row);
        if (node instanceof Expr.Ask ask) {
            asks.add(ask);
            serverOnly = true;
            sqlable = false;
        }
        if (node instanceof Expr.Label label) {
            labels.add(label.labels());
            sqlable &= label.choice().type() == FxType.Scalar.OPTION;
        }
        if (node instanceof Expr.Call call) {
            var signature = Catalogue.named(call.functionName());
            isVolatile |= signature.isVolatile();
            usesCalendar |= OF_CALENDARS.contains(signature.name());
            isPersonal |= OF_PERSONS.contains(signature.name());
            serverOnly |= signature.serverOnly();
            sqlable &= signature.sqlable(call.args().size());
        }
        node.children().forEach(this::survey);
    }
}
