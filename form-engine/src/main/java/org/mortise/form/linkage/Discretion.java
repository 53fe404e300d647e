package org.mortise.form.linkage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.mortise.core.access.FormTypes;
import org.mortise.core.condition.ConditionCheck;
import org.mortise.core.condition.Conditions;
import org.mortise.core.formula.Expr;
import org.mortise.core.formula.FieldPath;
import org.mortise.core.formula.FieldTypes;
import org.mortise.core.formula.Formula;
import org.mortise.core.formula.Question;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.kernel.Rejected;

/**
 * Whether parts of a form may be told to somebody: nothing in them names what he may not know of. Parts are read as what they are,
 * conditions as conditions and formulas as formulas; what cannot be read is not told.
 */
public final class Discretion {

    /** What somebody may know of. */
    public interface Knowledge {

        /** @param path as it is written outside of rows, over links too */
        boolean knows(FieldPath path);

        /** A field of whatever form. */
        boolean knows(ObjectKey form, FieldPath path);

        /** Whether he may know that something hangs on who he is. */
        boolean knowsPeople();
    }

    private static final Pattern WRITTEN = Pattern.compile("[^.]+(\\.[^.]+)*");
    private static final Pattern PLACE = Pattern.compile("\\{([a-z][a-z0-9_.]*)}");
    private static final String RECORD = "record.";
    private static final String PERSON = "user.";

    private final PreparedForm form;
    private final Knowledge knowledge;
    private final FieldTypes types;

    public Discretion(PreparedForm form, Knowledge knowledge) {
        this.form = form;
        this.knowledge = knowledge;
        this.types = new AskingTypes(
                FormTypes.unsecured(form.shape(), form::linked),
                form.shape().form().pkg(),
                form::linked,
                List.of());
    }

    /** A field, column or path, such as {@code amount}, {@code items.price}, {@code customer.level}. */
    public boolean tells(String path) {
        return tells(path, null);
    }

    /** @param table in whose rows the path is written; null: in the record */
    public boolean tells(String path, @Nullable String table) {
        return WRITTEN.matcher(path).matches() && knowledge.knows(outside(FieldPath.of(path), table));
    }

    /** The formula that gives a field its value. */
    public boolean tellsFormula(PreparedField field) {
        var formula = field.compute();
        return formula != null && tells(formula, tableOf(field));
    }

    /** What a field begins with. */
    public boolean tellsDefault(PreparedField field) {
        var initial = field.initial();
        if (initial instanceof ValueSource.Computed computed) {
            return tells(computed.formula(), tableOf(field));
        }
        if (initial instanceof ValueSource.Variable variable) {
            return tellsVariable(variable.name());
        }
        return initial != null
                && initial.reads().stream().allMatch(path -> knowledge.knows(outside(path, tableOf(field))));
    }

    private boolean tells(Formula formula, @Nullable String table) {
        return formula.reads().stream().allMatch(path -> knowledge.knows(outside(path, table)))
                && formula.asks().stream().map(Expr.Ask::question).allMatch(this::tells)
                && (knowledge.knowsPeople() || !formula.isPersonal());
    }

    private boolean tells(Question question) {
        if (question.isForDirectory()) {
            return knowledge.knowsPeople();
        }
        var other = ObjectKey.resolve(form.shape().form().pkg(), question.form());
        return Stream.of(
                        Stream.ofNullable(question.rows()).map(FieldPath::of),
                        Stream.ofNullable(question.result()),
                        question.tests().stream().map(Question.Test::field))
                .flatMap(paths -> paths)
                .allMatch(path -> knowledge.knows(other, path));
    }

    /** @param table in each of whose rows it is asked; null: of the record */
    public boolean tellsCondition(JsonNode condition, @Nullable String table) {
        if (condition.isMissingNode() || condition.isNull()) {
            return true;
        }
        return tells(condition, in(table), path -> knowledge.knows(outside(path, table)));
    }

    /** A condition over the records of another form, which may speak of the record that asks. */
    public boolean tellsFilter(JsonNode filter, ObjectKey other, @Nullable String table) {
        if (filter.isMissingNode() || filter.isNull()) {
            return true;
        }
        var shape = form.linked(other).orElse(null);
        return shape != null
                && LinkFilter.reads(filter).stream().allMatch(key -> tells(key, table))
                && tells(
                        LinkFilter.withoutRecord(filter),
                        FormTypes.unsecured(shape, form::linked),
                        path -> knowledge.knows(other, path));
    }

    private boolean tells(JsonNode condition, FieldTypes scope, Predicate<FieldPath> known) {
        try {
            var parsed = Conditions.parse(Json.plain(condition));
            return ConditionCheck.check(parsed, scope, ConditionCheck.Place.RECORD)
                            .isEmpty()
                    && Conditions.fields(parsed, scope).stream().allMatch(known)
                    && condition.findValuesAsText("var").stream().allMatch(this::tellsVariable);
        } catch (Rejected malformed) {
            return false;
        }
    }

    private boolean tellsVariable(String name) {
        return name.startsWith(RECORD)
                ? tells(name.substring(RECORD.length()))
                : knowledge.knowsPeople() || !name.startsWith(PERSON);
    }

    /** A rule of the form, or of each row of a sub-table: when it holds, what it acts on and with what. */
    public boolean tellsRule(JsonNode rule) {
        var table = tableOf(rule);
        return tellsTable(table)
                && tellsCondition(rule.path("when"), table)
                && Stream.of(rule.path("then"), rule.path("else"))
                        .flatMap(actions -> StreamSupport.stream(actions.spliterator(), false))
                        .allMatch(action ->
                                tellsAll(action.path("targets"), table) && tellsValue(action.path("value"), table));
    }

    /** A validation of the form, or of each row of a sub-table. */
    public boolean tellsValidation(JsonNode validation) {
        var table = tableOf(validation);
        return tellsTable(table)
                && tellsCondition(validation.path("when"), table)
                && tellsCondition(validation.path("assert"), table)
                && tellsAll(validation.path("targets"), table)
                && (!validation.has("entering")
                        || tells(validation.path("entering").asText(), table));
    }

    private static @Nullable String tableOf(JsonNode part) {
        return part.path("table").isTextual() ? part.path("table").asText() : null;
    }

    private boolean tellsTable(@Nullable String table) {
        return table == null || tells(table);
    }

    /** A list of fields by their keys. */
    public boolean tellsAll(JsonNode keys, @Nullable String table) {
        return StreamSupport.stream(keys.spliterator(), false).allMatch(key -> tells(key.asText(), table));
    }

    /** A constant, or what is taken from somewhere as in conditions. */
    public boolean tellsValue(JsonNode value, @Nullable String table) {
        if (!(value instanceof ObjectNode operand)) {
            return true;
        }
        if (operand.has("field")) {
            return tells(operand.path("field").asText(), table);
        }
        if (operand.has("expr")) {
            var formula =
                    Formula.compile(operand.path("expr").asText(), in(table)).formula();
            return formula != null && tells(formula, table);
        }
        return !operand.has("var") || tellsVariable(operand.path("var").asText());
    }

    /** A text in which {@code {field}} stands for a value. */
    public boolean tellsTemplate(String template) {
        return PLACE.matcher(template).results().allMatch(place -> tells(place.group(1)));
    }

    /** Keys of the fields, seen by themselves, on which the value of one hangs: what makes it worth asking for again. */
    public List<String> causes(PreparedField field) {
        var reads = field.compute() == null ? initial(field) : field.compute().reads();
        return reads.stream()
                .map(path -> form.beginning(outside(path, tableOf(field))))
                .flatMap(Optional::stream)
                .map(PreparedField::path)
                .filter(this::tells)
                .distinct()
                .sorted()
                .toList();
    }

    private static Collection<FieldPath> initial(PreparedField field) {
        return field.initial() == null ? Set.of() : field.initial().reads();
    }

    private FieldTypes in(@Nullable String table) {
        return table == null
                ? types
                : form.field(table)
                        .<FieldTypes>map(rows -> new RowTypes(types, rows.shape()))
                        .orElse(types);
    }

    private FieldPath outside(FieldPath path, @Nullable String table) {
        return table == null
                ? path
                : form.field(table)
                        .map(rows -> RowTypes.outside(path, rows.shape()))
                        .orElse(path);
    }

    static @Nullable String tableOf(PreparedField field) {
        var dot = field.path().indexOf('.');
        return dot < 0 ? null : field.path().substring(0, dot);
    }
}
