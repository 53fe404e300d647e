package org.mortise.form.record;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mortise.core.access.AccessGate;
import org.mortise.core.access.CallerAccess;
import org.mortise.core.access.RecordQuery;
import org.mortise.core.condition.Condition;
import org.mortise.core.condition.Operand;
import org.mortise.core.condition.Operator;
import org.mortise.core.formula.FieldPath;
import org.mortise.core.kernel.Caller;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.kernel.Problem;
import org.mortise.core.kernel.Rejected;
import org.mortise.core.metadata.FieldShape;
import org.mortise.core.store.RecordStore;
import org.mortise.core.store.StoredRecord;

/** Names what of a choice another record has made already, and which one that is, as far as whoever chooses may know. */
final class TakenLinks {

    private static final String CODE = "link_taken";
    private static final String LINKED = "linked";
    private static final String AT = "/data/";

    private final AccessGate gate;
    private final RecordStore store;

    TakenLinks(AccessGate gate, RecordStore store) {
        this.gate = gate;
        this.store = store;
    }

    /** What {@code work} gives, or why it was refused, with names. */
    <T> Uni<T> naming(Caller caller, ObjectKey form, Uni<T> work) {
        return work.onFailure(TakenLinks::isTaken).recoverWithUni(failure -> named(caller, form, (Rejected) failure)
                .onFailure(Rejected.class)
                .recoverWithItem((Rejected) failure)
                .flatMap(refusal -> Uni.createFrom().failure(refusal)));
    }

    private static boolean isTaken(Throwable failure) {
        return failure instanceof Rejected refused
                && refused.problems().stream().anyMatch(TakenLinks::isTaken);
    }

    private static boolean isTaken(Problem problem) {
        return problem.code().equals(CODE)
                && problem.params().containsKey(LINKED)
                && problem.path().startsWith(AT);
    }

    private Uni<Rejected> named(Caller caller, ObjectKey form, Rejected refused) {
        return gate.of(caller)
                .flatMap(access -> Multi.createFrom()
                        .iterable(refused.problems())
                        .onItem()
                        .transformToUniAndConcatenate(problem -> isTaken(problem)
                                ? named(access, form, problem)
                                : Uni.createFrom().item(problem))
                        .collect()
                        .asList())
                .map(Rejected::invalid);
    }

    private Uni<Problem> named(CallerAccess access, ObjectKey form, Problem problem) {
        var key = problem.path().substring(AT.length());
        var field = access.form(form).shape().field(key).orElseThrow(Rejected::notFound);
        var linked = UUID.fromString(String.valueOf(problem.params().get(LINKED)));
        return Uni.combine()
                .all()
                .unis(title(access, form, field, linked), other(access, form, key, linked))
                .with((title, other) -> {
                    var params = new HashMap<>(problem.params());
                    params.putAll(title);
                    params.putAll(other);
                    return Problem.at(problem.path(), problem.code(), params);
                });
    }

    private Uni<Map<String, String>> title(CallerAccess access, ObjectKey form, FieldShape field, UUID linked) {
        var pointed = field.target() == null
                ? null
                : access.pointed(form, field.key(), field.target()).orElse(null);
        return pointed == null
                ? Uni.createFrom().item(Map.of())
                : store.titles(pointed, List.of(linked)).map(titles -> named("title", titles.get(linked)));
    }

    /** The record that has chosen it, if he may read it and what it has chosen. */
    private Uni<Map<String, String>> other(CallerAccess access, ObjectKey form, String key, UUID linked) {
        var readable = access.readable(form).filter(own -> own.mayAsk(key)).orElse(null);
        if (readable == null) {
            return Uni.createFrom().item(Map.of());
        }
        var chosen = new Operand.Many(List.of(new Operand.Literal(linked.toString())));
        Condition filter = new Condition.Comparison(FieldPath.of(key), Operator.HAS_ANY, chosen);
        return store.list(access.scope(RecordQuery.of(form, filter, 1)))
                .map(rows -> rows.records().stream().map(StoredRecord::id).findFirst())
                .flatMap(found -> found.isEmpty()
                        ? Uni.createFrom().item(Map.of())
                        : store.titles(readable, List.of(found.get()))
                                .map(titles -> named("other", titles.get(found.get()))));
    }

    private static Map<String, String> named(String param, @Nullable String title) {
        return title == null || title.isEmpty() ? Map.of() : Map.of(param, title);
    }
}
