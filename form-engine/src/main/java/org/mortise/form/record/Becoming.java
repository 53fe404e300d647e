package org.mortise.form.record;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mortise.core.contract.BeforeWrite;
import org.mortise.core.database.Transaction;
import org.mortise.core.kernel.Caller;
import org.mortise.core.kernel.Json;
import org.mortise.form.linkage.ComputationPass;
import org.mortise.form.linkage.PreparedForm;

/** What a record becomes when something is set in it: computed, and then as rules that act before a write want it. */
record Becoming(List<BeforeWrite> rules, Transaction transaction, Caller caller, PreparedForm form, Onlooker onlooker) {

    static Becoming of(WriteSetting setting, Onlooker onlooker) {
        var rules = setting.tools().beforeWrites();
        return new Becoming(rules, setting.transaction(), setting.caller(), setting.form(), onlooker);
    }

    Uni<ComputationPass.Result> image(Computing computing, @Nullable ObjectNode before, ObjectNode input) {
        return computing
                .run(before, input)
                .invoke(result -> onlooker.look(form, result.data()))
                .flatMap(result -> haveSay(computing, before, input, result));
    }

    /** Rules that act before a write change the image; whatever they change is computed anew. */
    private Uni<ComputationPass.Result> haveSay(
            Computing computing, @Nullable ObjectNode before, ObjectNode input, ComputationPass.Result result) {
        return Multi.createFrom()
                .iterable(rules)
                .onItem()
                .transformToUniAndConcatenate(say -> say.apply(transaction, form.shape(), before, result.data(), caller)
                        .map(image -> differences(result.data(), image)))
                .collect()
                .in(Json::object, ObjectNode::setAll)
                .flatMap(said -> said.isEmpty()
                        ? Uni.createFrom().item(result)
                        : computing.run(before, input.deepCopy().setAll(said)));
    }

    private ObjectNode differences(ObjectNode computed, ObjectNode image) {
        var differences = Json.object();
        for (var field : form.fields()) {
            var is = computed.path(field.key());
            var shall = image.path(field.key());
            if (!is.equals(shall)) {
                differences.set(field.key(), shall.isMissingNode() ? null : shall);
            }
        }
        return differences;
    }
}
