package org.mortise.form.record;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mortise.core.contract.BeforeWrite;
import org.mortise.core.database.Transaction;
import org.mortise.core.kernel.Caller;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.Problem;
import org.mortise.form.control.Coercion;
import org.mortise.form.linkage.ComputationPass;
import org.mortise.form.linkage.PreparedForm;

/** What a record becomes when something is set in it: computed, and then as rules that act before a write want it. */
record Becoming(
        List<BeforeWrite> rules,
        Transaction transaction,
        Caller caller,
        PreparedForm form,
        Coercion coercion,
        Onlooker onlooker) {

    static Becoming of(WriteSetting setting, Onlooker onlooker) {
        var rules = setting.tools().beforeWrites();
        var coercion = new Coercion(setting.access().zone());
        return new Becoming(rules, setting.transaction(), setting.caller(), setting.form(), coercion, onlooker);
    }

    Uni<ComputationPass.Result> image(Computing computing, @Nullable ObjectNode before, ObjectNode input) {
        return computing
                .run(before, input)
                .invoke(result -> onlooker.look(form, result.data()))
                .flatMap(result -> haveSay(computing, before, input, result));
    }

    /** Rules that act before a write change the image; whatever they change is coerced like all that is sent, and computed anew. */
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
                        : computeAnew(computing, before, input, RecordCoercion.of(form, said, coercion), result));
    }

    /** An approval keeps people from changing fields and not rules: it is as much in the way as before they had their say. */
    private Uni<ComputationPass.Result> computeAnew(
            Computing computing,
            @Nullable ObjectNode before,
            ObjectNode input,
            RecordCoercion.Input said,
            ComputationPass.Result first) {
        var kept = first.problems().stream()
                .filter(ComputationPass::isOfSubmission)
                .toList();
        return computing
                .run(before, input.deepCopy().setAll(said.input()))
                .map(result -> new ComputationPass.Result(
                        result.data(),
                        result.states(),
                        Stream.of(
                                        said.problems().stream().map(Becoming::ofRecord),
                                        kept.stream(),
                                        result.problems().stream()
                                                .filter(problem -> !ComputationPass.isOfSubmission(problem)))
                                .flatMap(problems -> problems)
                                .toList()));
    }

    /** Problems of what was sent are told from the record, as those of the pass are. */
    private static Problem ofRecord(Problem problem) {
        return new Problem(problem.code(), problem.path().substring("/data".length()), problem.params());
    }

    private ObjectNode differences(ObjectNode computed, ObjectNode image) {
        var differences = Json.object();
        for (var field : form.fields()) {
            var is = computed.path(field.key());
            var shall = image.path(field.key());
            if (field.isWritable() && !is.equals(shall)) {
                differences.set(field.key(), shall.isMissingNode() ? null : shall);
            }
        }
        return differences;
    }
}
