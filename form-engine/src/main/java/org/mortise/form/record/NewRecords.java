package org.mortise.form.record;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mortise.core.kernel.Ids;
import org.mortise.core.kernel.Problem;
import org.mortise.core.kernel.Rejected;
import org.mortise.core.store.NewRecord;
import org.mortise.form.linkage.ComputationPass;
import org.mortise.form.linkage.PreparedForm;

/** New records on their way, one or many: drafted, checked, numbered and given to somebody. */
final class NewRecords {

    private final WriteSetting setting;
    private final WritingTools tools;
    private final PreparedForm form;
    private final Becoming becoming;

    NewRecords(WriteSetting setting, Becoming becoming) {
        this.setting = setting;
        this.tools = setting.tools();
        this.form = setting.form();
        this.becoming = becoming;
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

    /** A new record, ready to be inserted; fails with everything that is wrong with it. */
    Uni<NewRecord> prepare(ObjectNode data) {
        return draft(data).flatMap(draft -> references(List.of(draft))
                .invoke(found -> draft.refuse(problems(draft, found.get(0))))
                .chain(() -> number(List.of(draft), List.of(Map.of())))
                .chain(() -> owned(draft, null)));
    }

    /** Has what many new records look at loaded at once. */
    Uni<Void> expect(List<ObjectNode> data) {
        if (form.linkedReads().isEmpty() && !form.asksElsewhere()) {
            return Uni.createFrom().voidItem();
        }
        var inputs = data.stream().map(one -> setting.read(null, one).input()).toList();
        var computing = setting.computingNew();
        return setting.links().load(form, inputs).chain(() -> setting.links()
                .foresee(form, () -> inputs.forEach(input -> computing.look(null, input))));
    }

    /** Coerced and computed, but not checked. */
    Uni<Draft> draft(ObjectNode data) {
        var computing = setting.computingNew();
        return setting.coerce(null, data).flatMap(coerced -> becoming.image(computing, null, coerced.input())
                .map(result -> new Draft(coerced, result)));
    }

    /** What is wrong with what each of the drafts points to. */
    Uni<List<List<Problem>>> references(List<Draft> drafts) {
        return setting.references(drafts.stream()
                .map(draft -> new ReferenceCheck.Image(null, draft.result().data()))
                .toList());
    }

    /** Everything that is wrong with a draft. */
    List<Problem> problems(Draft draft, List<Problem> references) {
        return setting.told(null, draft.coerced().all(draft.result().problems(), references));
    }

    /** The same, with fields that the caller may set of no new record. */
    List<Problem> wrongWithNew(Draft draft, List<Problem> references) {
        var problems = new ArrayList<>(tools.store().unwritable(setting.write(), setting.keys(draft.coerced())));
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
            return told.isEmpty()
                    ? Uni.createFrom().voidItem()
                    : setting.colleagues().meet(told);
        }
        var owners = new HashSet<UUID>();
        for (var draft : drafts) {
            if (draft.result().data().hasNonNull(key)) {
                owners.add(UUID.fromString(draft.result().data().path(key).asText()));
            }
        }
        return setting.colleagues().meet(owners);
    }

    /**
     * A draft that nothing is wrong with, ready to be inserted.
     *
     * @param owner where no field says it; null: the caller
     */
    Uni<NewRecord> owned(Draft draft, @Nullable UUID owner) {
        var data = draft.result().data();
        return Ownership.of(
                        setting.colleagues(),
                        form.shape(),
                        null,
                        data,
                        owner == null ? setting.caller().person() : owner)
                .map(owned -> new NewRecord(
                        Ids.next(), data, setting.keys(draft.coerced()), owned.owner(), owned.department()));
    }

    /**
     * Gives all drafts their serial numbers, in their order.
     *
     * @param kept those that they bring along
     */
    Uni<Void> number(List<Draft> drafts, List<Map<String, String>> kept) {
        var images = drafts.stream().map(draft -> draft.result().data()).toList();
        return new SerialNumbers(tools.numberings(), setting.transaction(), setting.access(), form)
                .give(images, kept)
                .invoke(() -> numbered(drafts));
    }

    private void numbered(List<Draft> drafts) {
        if (!form.ofNumbers().isEmpty()) {
            var computing = setting.computingNew();
            drafts.forEach(draft -> computing.numbered(draft.result().data()));
        }
    }

    /** The files of many new records become theirs. */
    Uni<Void> settleFiles(List<NewRecord> records) {
        return tools.files()
                .settle(
                        setting.transaction(),
                        form.shape(),
                        records,
                        setting.caller().uploader());
    }
}
