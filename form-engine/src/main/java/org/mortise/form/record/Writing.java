package org.mortise.form.record;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.mortise.core.access.ScopedWrite;
import org.mortise.core.contract.Records.Change;
import org.mortise.core.database.Transaction;
import org.mortise.core.kernel.Caller;
import org.mortise.core.kernel.Problem;
import org.mortise.core.kernel.Rejected;
import org.mortise.core.store.LockedRecord;
import org.mortise.core.store.RecordPatch;
import org.mortise.core.store.WrittenRecord;
import org.mortise.form.linkage.ComputationPass;
import org.mortise.form.linkage.PreparedForm;

/** One change on its way: authorised, coerced, computed, checked, written, announced; all in one transaction. */
final class Writing {

    private static final String RUNNING = "running";

    private final WriteSetting setting;
    private final WritingTools tools;
    private final Transaction transaction;
    private final Caller caller;
    private final Change change;
    private final PreparedForm form;
    private final ScopedWrite write;
    private final Becoming becoming;

    Writing(WriteSetting setting, Onlooker onlooker) {
        this.setting = setting;
        this.tools = setting.tools();
        this.transaction = setting.transaction();
        this.caller = setting.caller();
        this.change = setting.change();
        this.form = setting.form();
        this.write = setting.write();
        this.becoming = Becoming.of(setting, onlooker);
    }

    Uni<WrittenRecord> run() {
        if (change.id() == null) {
            return create(Objects.requireNonNull(change.data()));
        }
        return tools.store()
                .lock(transaction, write, change.id())
                .call(this::refuseStale)
                .invoke(this::refuseInApproval)
                .flatMap(locked -> change.data() == null ? delete(locked) : update(locked, change.data()));
    }

    private Uni<WrittenRecord> create(ObjectNode data) {
        return new NewRecords(setting, becoming)
                .prepare(data)
                .flatMap(record -> tools.store().insert(transaction, write, record, setting.stamp()))
                .onFailure()
                .transform(failure -> setting.told(null, failure))
                .call(this::settleFiles)
                .call(written -> announce(RecordEvents.CREATED, written));
    }

    private Uni<WrittenRecord> update(LockedRecord locked, ObjectNode data) {
        return setting.coerce(locked, data).flatMap(coerced -> update(locked, coerced));
    }

    private Uni<WrittenRecord> update(LockedRecord locked, RecordCoercion.Input coerced) {
        var computing = setting.computing(locked.rights()::of, SystemValues.of(locked));
        return becoming.image(computing, locked.data(), coerced.input())
                .call(result -> check(computing, locked, coerced, result))
                .invoke(result -> Stillness.keep(form, locked.data(), result.data()))
                .flatMap(result -> Ownership.of(
                                setting.colleagues(), form.shape(), locked, result.data(), caller.person())
                        .map(owned -> new RecordPatch(
                                result.data(), setting.keys(coerced), owned.owner(), owned.department())))
                .flatMap(patch -> tools.store().update(transaction, write, locked, patch, setting.stamp()))
                .onFailure()
                .transform(failure -> setting.told(locked, failure))
                .call(this::settleFiles)
                .call(written -> written.changed()
                        ? announce(RecordEvents.CHANGED, written)
                        : Uni.createFrom().voidItem());
    }

    private Uni<WrittenRecord> delete(LockedRecord locked) {
        return tools.store()
                .delete(transaction, write, locked, setting.stamp())
                .call(this::settleFiles)
                .call(written -> announce(RecordEvents.DELETED, written));
    }

    private Uni<Void> settleFiles(WrittenRecord written) {
        return tools.files().settle(transaction, form.shape(), written, caller.uploader());
    }

    private Uni<Void> check(
            Computing computing, LockedRecord locked, RecordCoercion.Input coerced, ComputationPass.Result result) {
        var before = locked.data();
        return setting.references(List.of(new ReferenceCheck.Image(before, result.data())))
                .map(found ->
                        setting.told(locked, coerced.all(concerning(computing, before, coerced, result), found.get(0))))
                .invoke(problems -> {
                    if (!problems.isEmpty()) {
                        throw Rejected.invalid(problems);
                    }
                })
                .replaceWithVoid();
    }

    /** The platform is not held up by what was wrong before it came, and never when it sets nothing; a person always is. */
    private List<Problem> concerning(
            Computing computing, ObjectNode before, RecordCoercion.Input coerced, ComputationPass.Result result) {
        var untouched = caller instanceof Caller.User
                ? List.<Problem>of()
                : result.problems().stream()
                        .filter(problem -> !hasChanged(before, result.data(), problem.path()))
                        .toList();
        if (untouched.isEmpty()) {
            return result.problems();
        }
        var excused = new HashSet<>(untouched);
        if (!coerced.input().isEmpty()) {
            excused.retainAll(computing.wrongIn(before));
        }
        return result.problems().stream()
                .filter(problem -> !excused.contains(problem))
                .toList();
    }

    private static boolean hasChanged(ObjectNode before, ObjectNode after, String path) {
        var keys = path.split("/");
        return keys.length > 1 && !before.path(keys[1]).equals(after.path(keys[1]));
    }

    private Uni<Void> refuseStale(LockedRecord locked) {
        if (change.version() == null || change.version() == locked.version()) {
            return Uni.createFrom().voidItem();
        }
        return tools.reading()
                .document(transaction, setting.access(), change.form(), locked.id())
                .invoke(current -> {
                    throw Rejected.stale(current);
                })
                .replaceWithVoid();
    }

    /** Nobody deletes what people are deciding about, not even the platform; changing it is for the flow and for rules. */
    private void refuseInApproval(LockedRecord locked) {
        if (!RUNNING.equals(locked.flowState())) {
            return;
        }
        if (change.data() == null) {
            var title = setting.title(locked);
            throw Rejected.because(
                    Rejected.Kind.CONFLICT,
                    "record_in_approval_kept",
                    title.isEmpty() ? Map.of() : Map.of("title", title));
        }
        // Where something may be changed, the pass tells of each field whether it is one of these.
        if (caller instanceof Caller.User && !setting.isAtStep() && !form.isOpenInApproval()) {
            throw Rejected.because(Rejected.Kind.CONFLICT, "record_in_approval");
        }
    }

    private Uni<Void> announce(String type, WrittenRecord written) {
        var event = RecordEvents.of(
                type, form.shape(), written, caller, change, tools.clock().instant());
        return tools.outbox().append(transaction, event);
    }
}
