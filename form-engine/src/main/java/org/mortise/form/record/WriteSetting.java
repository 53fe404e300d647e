package org.mortise.form.record;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import java.util.HashSet;
import java.util.List;
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
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.Problem;
import org.mortise.core.kernel.Rejected;
import org.mortise.core.store.ChangeStamp;
import org.mortise.core.store.LockedRecord;
import org.mortise.form.control.Coercion;
import org.mortise.form.linkage.PreparedField;
import org.mortise.form.linkage.PreparedForm;

/**
 * Who writes what into which form, and all that is around it: the same for every record of a change.
 *
 * <p>Not to be shared: what links point to and who people are is remembered as it is met.
 */
final class WriteSetting {

    private final WritingTools tools;
    private final Transaction transaction;
    private final Caller caller;
    private final CallerAccess access;
    private final Change change;
    private final PreparedForm form;
    private final ScopedWrite write;
    private final LinkLoad links;
    private final Colleagues colleagues;

    /** @param platform what the platform itself may see, which is what computed fields look at */
    WriteSetting(
            WritingTools tools,
            Transaction transaction,
            Caller caller,
            CallerAccess access,
            CallerAccess platform,
            Change change) {
        this.tools = tools;
        this.transaction = transaction;
        this.caller = caller;
        this.access = access;
        this.change = change;
        this.write = access.write(change.form(), actionOf(change), change.fieldRights());
        this.form = tools.forms().of(access.snapshot(), change.form());
        this.links = new LinkLoad(tools.store(), transaction, platform);
        this.colleagues = new Colleagues(tools.people(), transaction);
    }

    private static RecordAction actionOf(Change change) {
        if (change.id() == null) {
            return change.channel().equals("import") ? RecordAction.IMPORT : RecordAction.CREATE;
        }
        return change.data() == null ? RecordAction.DELETE : RecordAction.UPDATE;
    }

    WritingTools tools() {
        return tools;
    }

    Transaction transaction() {
        return transaction;
    }

    Caller caller() {
        return caller;
    }

    CallerAccess access() {
        return access;
    }

    Change change() {
        return change;
    }

    PreparedForm form() {
        return form;
    }

    ScopedWrite write() {
        return write;
    }

    LinkLoad links() {
        return links;
    }

    Colleagues colleagues() {
        return colleagues;
    }

    ChangeStamp stamp() {
        UUID actor = caller.person();
        return new ChangeStamp(tools.clock().instant(), actor, change.channel(), caller.reason());
    }

    RecordCoercion.Input read(@Nullable LockedRecord locked, ObjectNode data) {
        var rights = locked == null ? write.access().anywhere() : locked.rights();
        return RecordCoercion.of(
                form,
                data,
                new Coercion(access.zone()),
                path -> isKnown(locked, path),
                path -> rights.mayWrite(write.action(), path));
    }

    /** Whether the caller may know of a field; one that he may only set counts. */
    private boolean isKnown(@Nullable LockedRecord locked, String path) {
        if (locked == null) {
            return write.access().right(path) != FieldRight.HIDDEN;
        }
        var rights = locked.rights();
        return rights.of(path) != FieldRight.HIDDEN || rights.mayWrite(write.action(), path);
    }

    /** What is wrong with a record, as far as the caller may know; of a new one when {@code locked} is null. */
    List<Problem> told(@Nullable LockedRecord locked, List<Problem> problems) {
        return InTheWay.told(form, problems, new Sight(write.access(), path -> isKnown(locked, path)));
    }

    /** What the database has found as well. */
    Throwable told(@Nullable LockedRecord locked, Throwable failure) {
        return failure instanceof Rejected refused && refused.kind() == Rejected.Kind.INVALID
                ? Rejected.invalid(told(locked, refused.problems()))
                : failure;
    }

    /** Read, and files known by more than their ids. */
    Uni<RecordCoercion.Input> coerce(@Nullable LockedRecord locked, ObjectNode data) {
        return tools.files()
                .known(new AttachedFiles.Setting(transaction, form, locked, caller.uploader()), read(locked, data));
    }

    /** Of records that are not there yet. */
    Computing computingNew() {
        return computing(key -> write.access().right(key), Json.object());
    }

    Computing computing(Function<String, FieldRight> rights, ObjectNode system) {
        return new Computing(form, links, caller, access, rights, system, isAtStep());
    }

    /** Whether a step of a flow has lent the rights to write. */
    boolean isAtStep() {
        return change.fieldRights() != null;
    }

    /** What a record is called, as far as the caller may read it; empty where he may not. */
    String title(LockedRecord locked) {
        var read = Json.object();
        locked.data().properties().forEach(field -> {
            if (locked.rights().of(field.getKey()).atLeast(FieldRight.READ)) {
                read.set(field.getKey(), field.getValue());
            }
        });
        return form.shape().titleOf(read, access.identity().locale());
    }

    /** What is wrong with what each of the images points to. */
    Uni<List<List<Problem>>> references(List<ReferenceCheck.Image> images) {
        return tools.references()
                .check(new ReferenceCheck.Setting(transaction, access, colleagues, form, isAtStep()), images);
    }

    /** What was sent, of rows by their columns as well. */
    Set<String> keys(RecordCoercion.Input coerced) {
        var keys = new HashSet<String>();
        coerced.input().properties().forEach(set -> {
            keys.add(set.getKey());
            form.field(set.getKey()).filter(PreparedField::isTable).ifPresent(table -> set.getValue()
                    .forEach(row -> table.columns().stream()
                            .filter(column -> row.has(column.key()))
                            .forEach(column -> keys.add(column.path()))));
        });
        return keys;
    }
}
