package org.mortise.form.record;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mortise.core.access.AccessGate;
import org.mortise.core.access.CallerAccess;
import org.mortise.core.condition.Literals;
import org.mortise.core.database.Database;
import org.mortise.core.database.Transaction;
import org.mortise.core.formula.Blanks;
import org.mortise.core.formula.FieldPath;
import org.mortise.core.formula.FieldTypes;
import org.mortise.core.formula.Formula;
import org.mortise.core.formula.FormulaContext;
import org.mortise.core.formula.FxType;
import org.mortise.core.formula.Question;
import org.mortise.core.formula.WorkCalendar;
import org.mortise.core.kernel.Caller;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.kernel.Problem;
import org.mortise.core.kernel.Rejected;
import org.mortise.core.metadata.FormShape;
import org.mortise.core.metadata.PublishedObject;
import org.mortise.core.store.RecordStore;
import org.mortise.form.definition.DraftForms;
import org.mortise.form.linkage.FormulaScope;

/** What a formula gives for values that somebody has written down; other forms are asked with the rights of who tries. */
@ApplicationScoped
public class FormulaTrial {

    private final Database database;
    private final AccessGate gate;
    private final RecordStore store;
    private final DraftForms drafts;

    FormulaTrial(Database database, AccessGate gate, RecordStore store, DraftForms drafts) {
        this.database = database;
        this.gate = gate;
        this.store = store;
        this.drafts = drafts;
    }

    /** Outside the container, for tests of engines. */
    public static FormulaTrial of(Database database, AccessGate gate, RecordStore store, DraftForms drafts) {
        return new FormulaTrial(database, gate, store, drafts);
    }

    /**
     * What is tried.
     *
     * @param document the form as it is being designed
     * @param table key of the sub-table around the formula, for a column
     * @param values of what the formula reads, by path as it stands between its braces
     * @param record whose values they are; null when they are nobody's
     * @param blank what it makes of numbers that are blank
     */
    public record Tried(
            JsonNode document,
            String formula,
            @Nullable String table,
            Map<String, JsonNode> values,
            @Nullable UUID record,
            Blanks blank) {
        public Tried {
            values = Map.copyOf(values);
        }
    }

    /** The value in the shape of its type, as {@link Formula#evaluate} has it; refuses a formula with mistakes. */
    public Uni<@Nullable Object> value(Caller caller, ObjectKey form, Tried tried) {
        return database.inTransaction(
                transaction -> gate.of(transaction, caller).flatMap(access -> value(transaction, access, form, tried)));
    }

    private Uni<@Nullable Object> value(Transaction transaction, CallerAccess access, ObjectKey form, Tried tried) {
        var snapshot = access.snapshot();
        var shape = drafts.shape(form, tried.document(), snapshot);
        var table = tried.table() == null ? null : shape.field(tried.table()).orElse(null);
        var known =
                snapshot.all(FormShape.KIND).stream().map(PublishedObject::key).toList();
        var types = FormulaScope.of(shape, table, snapshot::form, known);
        var formula = compiled(tried, types);
        var answers = new Answers(store, transaction, access);
        return settled(formula, new Written(shape, types, tried, access, answers), answers);
    }

    private static Formula compiled(Tried tried, FieldTypes types) {
        var compilation = Formula.compile(tried.formula(), types, tried.blank());
        var formula = compilation.formula();
        if (formula != null) {
            return formula;
        }
        throw Rejected.invalid(compilation.problems().stream()
                .map(problem -> {
                    var params = new HashMap<String, Object>(problem.params());
                    params.put("from", problem.from());
                    params.put("to", problem.to());
                    return Problem.at("/formula", problem.code(), params);
                })
                .toList());
    }

    /** Evaluates again as long as there is something new to ask. */
    private static Uni<@Nullable Object> settled(Formula formula, FormulaContext context, Answers answers) {
        var value = formula.evaluate(context);
        return answers.ask()
                .flatMap(more -> more
                        ? settled(formula, context, answers)
                        : Uni.createFrom().item(value));
    }

    /** A record that is not there. */
    private record Written(FormShape shape, FieldTypes types, Tried tried, CallerAccess access, Answers answers)
            implements FormulaContext {

        @Override
        public @Nullable Object value(FieldPath path) {
            var type = types.typeOf(path);
            return type == null ? null : read(tried.values().get(path.toString()), type);
        }

        private @Nullable Object read(@Nullable JsonNode json, FxType type) {
            if (type instanceof FxType.ListOf list) {
                var elements = new ArrayList<@Nullable Object>();
                if (json != null) {
                    json.forEach(element -> elements.add(read(element, list.element())));
                }
                return elements;
            }
            var plain = json == null ? null : Json.plainOrNull(json);
            return plain == null ? null : Literals.fit(Literals.read(plain, type), type, zone());
        }

        @Override
        public Instant now() {
            return access.now();
        }

        @Override
        public ZoneId zone() {
            return access.zone();
        }

        @Override
        public WorkCalendar calendar() {
            return access.calendar();
        }

        @Override
        public @Nullable String variable(String name) {
            if (name.equals("record.id")) {
                return tried.record() == null ? null : tried.record().toString();
            }
            return access.variable(name) instanceof String text ? text : null;
        }

        @Override
        public @Nullable Object ask(Question question, List<Object> values) {
            var isOwn = question.form().equals(shape.form().toString());
            return answers.find(question, values, isOwn ? variable("record.id") : null);
        }
    }
}
