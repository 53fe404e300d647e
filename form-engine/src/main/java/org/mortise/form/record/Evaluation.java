package org.mortise.form.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.mortise.core.access.AccessGate;
import org.mortise.core.access.CallerAccess;
import org.mortise.core.access.FieldRight;
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

    Evaluation(Database database, AccessGate gate, RecordStore store, PublishedForms forms) {
        this.database = database;
        this.gate = gate;
        this.store = store;
        this.forms = forms;
    }

    /** Outside the container, for tests of engines. */
    public static Evaluation of(Database database, AccessGate gate, RecordStore store, PublishedForms forms) {
        return new Evaluation(database, gate, store, forms);
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
        return database.inTransaction(
                transaction -> gate.of(transaction, caller).flatMap(access -> gate.of(transaction, RecordDesk.COMPUTING)
                        .flatMap(platform -> id == null
                                ? create(transaction, caller, access, platform, form, data)
                                : update(transaction, caller, access, platform, form, id, data))));
    }

    private Uni<Outcome> create(
            Transaction transaction,
            Caller caller,
            CallerAccess access,
            CallerAccess platform,
            ObjectKey key,
            ObjectNode data) {
        var write = access.write(key, RecordAction.CREATE, null);
        var form = forms.of(access.snapshot(), key);
        Function<String, FieldRight> rights = write.access()::right;
        var computing =
                new Computing(form, new LinkLoad(store, transaction, platform), caller, access, rights, Json.object());
        var coerced = settable(form, RecordCoercion.of(form, data, new Coercion(access.zone())), rights);
        return computing.run(null, coerced.input()).map(result -> shown(form, coerced, result, rights));
    }

    private Uni<Outcome> update(
            Transaction transaction,
            Caller caller,
            CallerAccess access,
            CallerAccess platform,
            ObjectKey key,
            UUID id,
            ObjectNode data) {
        var form = forms.of(access.snapshot(), key);
        var sent = RecordCoercion.of(form, data, new Coercion(access.zone()));
        return store.read(transaction, access.scope(RecordQuery.of(key, null, 1)), id)
                .map(found -> found.orElseThrow(Rejected::notFound))
                .flatMap(seen -> store.read(transaction, platform.scope(RecordQuery.of(key, null, 1)), id)
                        .flatMap(whole -> {
                            var rights = rights(seen);
                            var coerced = settable(form, sent, rights);
                            var stored = whole.orElseThrow(Rejected::notFound)
                                    .records()
                                    .get(0);
                            return new Computing(
                                            form,
                                            new LinkLoad(store, transaction, platform),
                                            caller,
                                            access,
                                            rights,
                                            SystemValues.of(stored))
                                    .run((ObjectNode) Json.parse(stored.data()), coerced.input())
                                    .map(result -> shown(form, coerced, result, rights));
                        }));
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
            for (var column : field.columns()) {
                if (rights.apply(column.path()) != FieldRight.WRITE) {
                    input.path(field.key()).forEach(row -> ((ObjectNode) row).remove(column.key()));
                }
            }
        }
        return sent;
    }

    private static Function<String, FieldRight> rights(RecordRows seen) {
        var rights = seen.records().get(0).rights();
        return rights == null ? key -> FieldRight.READ : rights::of;
    }

    private static Outcome shown(
            PreparedForm form,
            RecordCoercion.Input coerced,
            ComputationPass.Result result,
            Function<String, FieldRight> rights) {
        var problems = new ArrayList<>(coerced.problems());
        result.problems().forEach(problem -> problems.add(problem.under("/data")));
        var data = result.data();
        for (var field : form.shape().fields()) {
            if (!rights.apply(field.key()).atLeast(FieldRight.READ)) {
                data.remove(field.key());
            }
            hideColumns(field, data.path(field.key()), rights);
        }
        for (var names = data.path(FormShape.OVERRIDDEN).elements(); names.hasNext(); ) {
            if (!rights.apply(names.next().asText()).atLeast(FieldRight.READ)) {
                names.remove();
            }
        }
        result.states().keySet().removeIf(path -> form.at(path).isPresent() && rights.apply(path) == FieldRight.HIDDEN);
        return new Outcome(data, result.states(), problems);
    }

    private static void hideColumns(FieldShape table, JsonNode rows, Function<String, FieldRight> rights) {
        for (var column : table.fields()) {
            if (!rights.apply(table.key() + "." + column.key()).atLeast(FieldRight.READ)) {
                rows.forEach(row -> ((ObjectNode) row).remove(column.key()));
            }
        }
    }
}
