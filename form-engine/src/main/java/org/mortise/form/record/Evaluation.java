package org.mortise.form.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.mortise.core.access.AccessGate;
import org.mortise.core.access.CallerAccess;
import org.mortise.core.access.FieldRight;
import org.mortise.core.access.FieldRights;
import org.mortise.core.access.RecordAction;
import org.mortise.core.access.RecordQuery;
import org.mortise.core.database.Database;
import org.mortise.core.database.Transaction;
import org.mortise.core.kernel.Caller;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.kernel.Problem;
import org.mortise.core.kernel.Rejected;
import org.mortise.core.metadata.FieldShape;
import org.mortise.core.metadata.FormShape;
import org.mortise.core.store.RecordRows;
import org.mortise.core.store.RecordStore;
import org.mortise.form.control.Coercion;
import org.mortise.form.definition.DraftForms;
import org.mortise.form.definition.PublishedForms;
import org.mortise.form.linkage.ComputationPass;
import org.mortise.form.linkage.FieldState;
import org.mortise.form.linkage.PreparedForm;

/** What a record would become, without writing it. */
@ApplicationScoped
public class Evaluation {

    private final Database database;
    private final AccessGate gate;
    private final RecordStore store;
    private final PublishedForms forms;
    private final DraftForms drafts;
    private final Loans loans;

    Evaluation(
            Database database,
            AccessGate gate,
            RecordStore store,
            PublishedForms forms,
            DraftForms drafts,
            Loans loans) {
        this.database = database;
        this.gate = gate;
        this.store = store;
        this.forms = forms;
        this.drafts = drafts;
        this.loans = loans;
    }

    /** Outside the container, for tests of engines. */
    public static Evaluation of(
            Database database,
            AccessGate gate,
            RecordStore store,
            PublishedForms forms,
            DraftForms drafts,
            Loans loans) {
        return new Evaluation(database, gate, store, forms, drafts, loans);
    }

    /**
     * The outcome as the caller may see it.
     *
     * @param data without fields that he may not see
     * @param states of fields, columns and sections that he may know of
     */
    public record Outcome(ObjectNode data, Map<String, FieldState> states, List<Problem> problems) {}

    /**
     * @param id of the record that would be changed; null for a new one
     * @param data what would be sent
     */
    public Uni<Outcome> evaluate(Caller caller, ObjectKey form, @Nullable UUID id, ObjectNode data) {
        if (id == null) {
            return within(caller, trying -> create(trying, form, data));
        }
        return loans.to(caller, form, id)
                .flatMap(lent -> within(caller, trying -> rights(trying, form, id, lent)
                        .flatMap(rights -> update(trying, form, id, data, rights))));
    }

    /**
     * What a new record of a form would become that is being designed. Other records are looked at with the rights of the caller: a
     * draft that nobody has agreed to must not show him more than he may see, and whom he plays no more than that one.
     *
     * @param document the form as it stands
     */
    public Uni<Outcome> evaluate(Caller caller, ObjectKey form, JsonNode document, ObjectNode data) {
        return within(caller, trying -> {
            var looking = trying.access();
            var draft = drafts.prepared(form, document, looking.snapshot());
            var coerced = RecordCoercion.of(draft, data, new Coercion(looking.zone()));
            return trying.computing(draft, looking, key -> FieldRight.WRITE, Json.object())
                    .run(null, coerced.input())
                    .map(result -> shown(looking, draft, coerced, result, key -> FieldRight.WRITE));
        });
    }

    /** Somebody who tries something, and the platform, with whose rights it looks at the records of others. */
    private record Trying(
            RecordStore store, Transaction transaction, Caller caller, CallerAccess access, CallerAccess platform) {

        Computing computing(
                PreparedForm form, CallerAccess looking, Function<String, FieldRight> rights, ObjectNode system) {
            return new Computing(
                    form, new LinkLoad(store, transaction, looking), caller, access, rights, system, false);
        }
    }

    private Uni<Outcome> within(Caller caller, Function<Trying, Uni<Outcome>> step) {
        return database.inTransaction(
                transaction -> gate.of(transaction, caller).flatMap(access -> gate.of(transaction, RecordDesk.COMPUTING)
                        .flatMap(platform -> step.apply(new Trying(store, transaction, caller, access, platform)))));
    }

    private Uni<Outcome> create(Trying trying, ObjectKey key, ObjectNode data) {
        var access = trying.access();
        var write = access.write(key, RecordAction.CREATE, null);
        var form = forms.of(access.snapshot(), key);
        Function<String, FieldRight> rights = write.access()::right;
        var coerced = read(form, data, access, rights);
        return trying.computing(form, trying.platform(), rights, Json.object())
                .run(null, coerced.input())
                .map(result -> shown(access, form, coerced, result, rights));
    }

    private Uni<Outcome> update(
            Trying trying, ObjectKey key, UUID id, ObjectNode data, Function<String, FieldRight> rights) {
        var access = trying.access();
        var form = forms.of(access.snapshot(), key);
        var coerced = read(form, data, access, rights);
        return store.read(trying.transaction(), trying.platform().scope(RecordQuery.of(key, null, 1)), id)
                .map(found -> found.orElseThrow(Rejected::notFound).records().get(0))
                .flatMap(stored -> trying.computing(form, trying.platform(), rights, SystemValues.of(stored))
                        .run((ObjectNode) Json.parse(stored.data()), coerced.input()))
                .map(result -> shown(access, form, coerced, result, rights));
    }

    /** To the fields of a record: what roles grant or what is lent, whichever is more; {@code not_found} when it is neither. */
    private Uni<Function<String, FieldRight>> rights(
            Trying trying, ObjectKey form, UUID id, Map<String, FieldRight> lent) {
        var named = FieldRights.of(lent);
        return granted(trying, form, id).map(found -> {
            if (found.isEmpty() && lent.isEmpty()) {
                throw Rejected.notFound();
            }
            return path -> found.map(rights -> rights.apply(path))
                    .orElse(FieldRight.HIDDEN)
                    .or(named.of(path));
        });
    }

    private Uni<Optional<Function<String, FieldRight>>> granted(Trying trying, ObjectKey form, UUID id) {
        var access = trying.access();
        if (access.readable(form).isEmpty()) {
            return Uni.createFrom().item(Optional.empty());
        }
        return store.read(trying.transaction(), access.scope(RecordQuery.of(form, null, 1)), id)
                .map(found -> found.map(Evaluation::rights));
    }

    private static RecordCoercion.Input read(
            PreparedForm form, ObjectNode data, CallerAccess access, Function<String, FieldRight> rights) {
        var sent = RecordCoercion.of(
                form,
                data,
                new Coercion(access.zone()),
                path -> rights.apply(path) != FieldRight.HIDDEN,
                path -> rights.apply(path) == FieldRight.WRITE);
        return settable(form, sent, rights);
    }

    /**
     * Only what the caller could set in truth: whoever may look at a record and not change it must not learn what formulas would give
     * for others' values.
     */
    private static RecordCoercion.Input settable(
            PreparedForm form, RecordCoercion.Input sent, Function<String, FieldRight> rights) {
        var input = sent.input();
        for (var field : form.fields()) {
            if (rights.apply(field.key()) != FieldRight.WRITE) {
                input.remove(field.key());
            }
        }
        return sent;
    }

    private static Function<String, FieldRight> rights(RecordRows seen) {
        var rights = seen.records().get(0).rights();
        return rights == null ? key -> FieldRight.READ : rights::of;
    }

    private static Outcome shown(
            CallerAccess access,
            PreparedForm form,
            RecordCoercion.Input coerced,
            ComputationPass.Result result,
            Function<String, FieldRight> rights) {
        var problems = new ArrayList<Problem>();
        coerced.problems().forEach(problem -> problems.add(InTheWay.placed(form, problem)));
        var sight = new Sight(access.form(form.shape()), path -> rights.apply(path) != FieldRight.HIDDEN);
        result.problems().stream()
                .map(problem -> problem.under("/data"))
                .filter(problem -> !InTheWay.isAboutHidden(form, problem, sight.known()))
                .map(problem -> InTheWay.placed(form, InTheWay.discreet(form, problem, sight)))
                .forEach(problems::add);
        var data = result.data();
        for (var field : form.shape().fields()) {
            if (!rights.apply(field.key()).atLeast(FieldRight.READ)) {
                data.remove(field.key());
            }
            hideColumns(field, data.path(field.key()), rights);
        }
        hideOverrides(data, "", rights);
        result.states().keySet().removeIf(path -> form.stated(path)
                .map(field -> rights.apply(field.path()) == FieldRight.HIDDEN)
                .orElse(false));
        return new Outcome(data, result.states(), problems);
    }

    /** That a formula is overruled is as visible as its value. */
    private static void hideOverrides(JsonNode holder, String prefix, Function<String, FieldRight> rights) {
        for (var names = holder.path(FormShape.OVERRIDDEN).elements(); names.hasNext(); ) {
            if (!rights.apply(prefix + names.next().asText()).atLeast(FieldRight.READ)) {
                names.remove();
            }
        }
    }

    private static void hideColumns(FieldShape table, JsonNode rows, Function<String, FieldRight> rights) {
        for (var column : table.fields()) {
            if (!rights.apply(table.key() + "." + column.key()).atLeast(FieldRight.READ)) {
                rows.forEach(row -> ((ObjectNode) row).remove(column.key()));
            }
        }
        if (!table.fields().isEmpty()) {
            rows.forEach(row -> hideOverrides(row, table.key() + ".", rights));
        }
    }
}
