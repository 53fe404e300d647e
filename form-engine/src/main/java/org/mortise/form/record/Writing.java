package org.mortise.form.record;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.mortise.core.access.CallerAccess;
import org.mortise.core.access.FieldRight;
import org.mortise.core.access.RecordAction;
import org.mortise.core.access.ScopedWrite;
import org.mortise.core.contract.Records.Change;
import org.mortise.core.database.Transaction;
import org.mortise.core.kernel.Caller;
import org.mortise.core.kernel.Ids;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.Problem;
import org.mortise.core.kernel.Rejected;
import org.mortise.core.store.ChangeStamp;
import org.mortise.core.store.LockedRecord;
import org.mortise.core.store.NewRecord;
import org.mortise.core.store.RecordPatch;
import org.mortise.core.store.WrittenRecord;
import org.mortise.form.control.Coercion;
import org.mortise.form.linkage.ComputationPass;
import org.mortise.form.linkage.PreparedForm;

/** One change on its way: authorised, coerced, computed, checked, written, announced; all in one transaction. */
final class Writing {

    private static final String RUNNING = "running";

    private final WritingTools tools;
    private final Transaction transaction;
    private final Caller caller;
    private final CallerAccess access;
    private final Change change;
    private final PreparedForm form;
    private final ScopedWrite write;
    private final LinkLoad links;
    private final Colleagues colleagues;
    private final Becoming becoming;

    Writing(
            WritingTools tools,
            Transaction transaction,
            Caller caller,
            CallerAccess access,
            CallerAccess platform,
            Change change,
            Onlooker onlooker) {
        this.tools = tools;
        this.transaction = transaction;
        this.caller = caller;
        this.access = access;
        this.change = change;
        this.write = access.write(change.form(), actionOf(change), change.fieldRights());
        this.form = tools.forms().of(access.snapshot(), change.form());
        this.links = new LinkLoad(tools.store(), transaction, platform);
        this.colleagues = new Colleagues(tools.people(), transaction);
        this.becoming = new Becoming(tools.beforeWrites(), transaction, caller, form, onlooker);
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

    private static RecordAction actionOf(Change change) {
        if (change.id() == null) {
            return change.channel().equals("import") ? RecordAction.IMPORT : RecordAction.CREATE;
        }
        return change.data() == null ? RecordAction.DELETE : RecordAction.UPDATE;
    }

    private Uni<WrittenRecord> create(ObjectNode data) {
        return prepare(data)
                .flatMap(record -> tools.store().insert(transaction, write, record, stamp()))
                .onFailure()
                .transform(failure -> told(null, failure))
                .call(this::settleFiles)
                .call(written -> announce(RecordEvents.CREATED, written));
    }

    /** A new record, ready to be inserted; fails with everything that is wrong with it. */
    private Uni<NewRecord> prepare(ObjectNode data) {
        return draft(data).flatMap(draft -> references(List.of(draft))
                .invoke(found -> draft.refuse(problems(draft, found.get(0))))
                .chain(() -> number(List.of(draft), List.of(Map.of())))
                .chain(() -> owned(draft, null)));
    }

    /**
     * A new record on its way.
     *
     * @param coerced what was sent
     * @param result what became of it
     */
    record Draft(RecordCoercion.Input coerced, ComputationPass.Result result) {

        void refuse(List<Problem> problems) {
            if (!problems.isEmpty()) {
                throw Rejected.invalid(problems);
            }
        }
    }

    /** Has what many new records look at loaded at once. */
    Uni<Void> expect(List<ObjectNode> data) {
        if (form.linkedReads().isEmpty() && !form.asksElsewhere()) {
            return Uni.createFrom().voidItem();
        }
        var inputs = data.stream().map(one -> read(null, one).input()).toList();
        var computing = computingNew();
        return links.load(form, inputs)
                .chain(() -> links.foresee(form, () -> inputs.forEach(input -> computing.look(null, input))));
    }

    /** Coerced and computed, but not checked. */
    Uni<Draft> draft(ObjectNode data) {
        var computing = computingNew();
        return coerce(null, data).flatMap(coerced -> becoming.image(computing, null, coerced.input())
                .map(result -> new Draft(coerced, result)));
    }

    /** What is wrong with what each of the drafts points to. */
    Uni<List<List<Problem>>> references(List<Draft> drafts) {
        return references(
                drafts.stream()
                        .map(draft ->
                                new ReferenceCheck.Image(null, draft.result().data()))
                        .toList(),
                form);
    }

    /** Everything that is wrong with a draft. */
    List<Problem> problems(Draft draft, List<Problem> references) {
        return told(null, draft.coerced().all(draft.result().problems(), references));
    }

    /** The same, with fields that the caller may set of no new record. */
    List<Problem> wrongWithNew(Draft draft, List<Problem> references) {
        var problems = new ArrayList<>(tools.store().unwritable(write, keys(draft.coerced())));
        problems.addAll(problems(draft, references));
        return problems;
    }

    /**
     * Looks up at once whom many new records belong to.
     *
     * @param told of records whose form has no field for that
     */
    Uni<Void> meetOwners(List<Draft> drafts, Set<UUID> told) {
        var key = form.shape().ownerField();
        if (key == null) {
            return told.isEmpty() ? Uni.createFrom().voidItem() : colleagues.meet(told);
        }
        var owners = new HashSet<UUID>();
        for (var draft : drafts) {
            if (draft.result().data().hasNonNull(key)) {
                owners.add(UUID.fromString(draft.result().data().path(key).asText()));
            }
        }
        return colleagues.meet(owners);
    }

    /**
     * A draft that nothing is wrong with, ready to be inserted.
     *
     * @param owner where no field says it; null: the caller
     */
    Uni<NewRecord> owned(Draft draft, @Nullable UUID owner) {
        var data = draft.result().data();
        return Ownership.of(colleagues, form.shape(), null, data, owner == null ? caller.person() : owner)
                .map(owned ->
                        new NewRecord(Ids.next(), data, keys(draft.coerced()), owned.owner(), owned.department()));
    }

    ScopedWrite write() {
        return write;
    }

    private Uni<WrittenRecord> update(LockedRecord locked, ObjectNode data) {
        return coerce(locked, data).flatMap(coerced -> update(locked, coerced));
    }

    private Uni<WrittenRecord> update(LockedRecord locked, RecordCoercion.Input coerced) {
        var computing = computing(locked.rights()::of, SystemValues.of(locked));
        return becoming.image(computing, locked.data(), coerced.input())
                .call(result -> check(computing, locked, coerced, result))
                .invoke(result -> Stillness.keep(form, locked.data(), result.data()))
                .flatMap(result -> Ownership.of(colleagues, form.shape(), locked, result.data(), caller.person())
                        .map(owned -> new RecordPatch(result.data(), keys(coerced), owned.owner(), owned.department())))
                .flatMap(patch -> tools.store().update(transaction, write, locked, patch, stamp()))
                .onFailure()
                .transform(failure -> told(locked, failure))
                .call(this::settleFiles)
                .call(written -> written.changed()
                        ? announce(RecordEvents.CHANGED, written)
                        : Uni.createFrom().voidItem());
    }

    private Uni<WrittenRecord> delete(LockedRecord locked) {
        return tools.store()
                .delete(transaction, write, locked, stamp())
                .call(this::settleFiles)
                .call(written -> announce(RecordEvents.DELETED, written));
    }

    private RecordCoercion.Input read(@Nullable LockedRecord locked, ObjectNode data) {
        return RecordCoercion.of(form, data, new Coercion(access.zone()), path -> isKnown(locked, path));
    }

    /** Whether the caller may know of a field; one that he may only set counts. */
    private boolean isKnown(@Nullable LockedRecord locked, String path) {
        if (locked == null) {
            return write.access().right(path) != FieldRight.HIDDEN;
        }
        var rights = locked.rights();
        return rights.of(path) != FieldRight.HIDDEN || rights.mayWrite(write.action(), path);
    }

    private List<Problem> told(@Nullable LockedRecord locked, List<Problem> problems) {
        return InTheWay.told(form, problems, new Sight(write.access(), path -> isKnown(locked, path)));
    }

    /** What the database has found as well. */
    Throwable told(@Nullable LockedRecord locked, Throwable failure) {
        return failure instanceof Rejected refused && refused.kind() == Rejected.Kind.INVALID
                ? Rejected.invalid(told(locked, refused.problems()))
                : failure;
    }

    /** Read, and files known by more than their ids. */
    private Uni<RecordCoercion.Input> coerce(@Nullable LockedRecord locked, ObjectNode data) {
        return tools.files()
                .known(new AttachedFiles.Setting(transaction, form, locked, caller.uploader()), read(locked, data));
    }

    private Uni<Void> settleFiles(WrittenRecord written) {
        return tools.files().settle(transaction, form.shape(), written, caller.uploader());
    }

    /** The files of many new records become theirs. */
    Uni<Void> settleFiles(List<NewRecord> records) {
        return tools.files().settle(transaction, form.shape(), records, caller.uploader());
    }

    /** Of records that are not there yet. */
    private Computing computingNew() {
        return computing(key -> write.access().right(key), Json.object());
    }

    private Computing computing(Function<String, FieldRight> rights, ObjectNode system) {
        return new Computing(form, links, caller, access, rights, system);
    }

    private Uni<Void> check(
            Computing computing, LockedRecord locked, RecordCoercion.Input coerced, ComputationPass.Result result) {
        var before = locked.data();
        return references(List.of(new ReferenceCheck.Image(before, result.data())), form)
                .map(found -> told(locked, coerced.all(concerning(computing, before, coerced, result), found.get(0))))
                .invoke(problems -> {
                    if (!problems.isEmpty()) {
                        throw Rejected.invalid(problems);
                    }
                })
                .replaceWithVoid();
    }

    private Uni<List<List<Problem>>> references(List<ReferenceCheck.Image> images, PreparedForm form) {
        var lent = change.fieldRights() != null;
        return tools.references()
                .check(new ReferenceCheck.Setting(transaction, access, colleagues, form, lent), images);
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

    /**
     * Gives all drafts their serial numbers, in their order.
     *
     * @param kept those that they bring along
     */
    Uni<Void> number(List<Draft> drafts, List<Map<String, String>> kept) {
        var images = drafts.stream().map(draft -> draft.result().data()).toList();
        return new SerialNumbers(tools.numberings(), transaction, access, form)
                .give(images, kept)
                .invoke(() -> numbered(drafts));
    }

    private void numbered(List<Draft> drafts) {
        if (!form.ofNumbers().isEmpty()) {
            var computing = computingNew();
            drafts.forEach(draft -> computing.numbered(draft.result().data()));
        }
    }

    private static Set<String> keys(RecordCoercion.Input coerced) {
        var keys = new HashSet<String>();
        coerced.input().fieldNames().forEachRemaining(keys::add);
        return keys;
    }

    private Uni<Void> refuseStale(LockedRecord locked) {
        if (change.version() == null || change.version() == locked.version()) {
            return Uni.createFrom().voidItem();
        }
        return tools.reading()
                .document(transaction, access, change.form(), locked.id())
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
            var title = locked.data().path(form.shape().titleField()).asText("");
            throw Rejected.because(Rejected.Kind.CONFLICT, "record_in_approval_kept", Map.of("title", title));
        }
        if (caller instanceof Caller.User && change.fieldRights() == null) {
            throw Rejected.because(Rejected.Kind.CONFLICT, "record_in_approval");
        }
    }

    ChangeStamp stamp() {
        UUID actor = caller.person();
        return new ChangeStamp(tools.clock().instant(), actor, change.channel(), caller.reason());
    }

    private Uni<Void> announce(String type, WrittenRecord written) {
        var event = RecordEvents.of(
                type, form.shape(), written, caller, change, tools.clock().instant());
        return tools.outbox().append(transaction, event);
    }
}
