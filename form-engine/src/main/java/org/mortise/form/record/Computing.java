package org.mortise.form.record;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.mortise.core.access.CallerAccess;
import org.mortise.core.access.FieldRight;
import org.mortise.core.condition.Variables;
import org.mortise.core.formula.Labels;
import org.mortise.core.kernel.Caller;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.Problem;
import org.mortise.form.linkage.ComputationPass;
import org.mortise.form.linkage.PreparedForm;
import org.mortise.form.linkage.Surroundings;

/** Runs the pass with everything it looks at loaded. */
final class Computing {

    private final PreparedForm form;
    private final LinkLoad links;
    private final Surroundings surroundings;

    /**
     * @param rights of the caller to the fields of this record
     * @param system system fields of the record; empty for a new one
     * @param atStep whether the caller writes with the rights of a step of a flow
     */
    Computing(
            PreparedForm form,
            LinkLoad links,
            Caller caller,
            CallerAccess access,
            Function<String, FieldRight> rights,
            ObjectNode system,
            boolean atStep) {
        this.form = form;
        this.links = links;
        this.surroundings = new Surroundings(
                access.now(),
                access.zone(),
                variables(caller, access, atStep),
                rights,
                links,
                access::departmentTree,
                access.calendar(),
                system);
    }

    Uni<ComputationPass.Result> run(@Nullable ObjectNode before, ObjectNode input) {
        var images = new ArrayList<ObjectNode>(List.of(input));
        if (before != null) {
            images.add(before);
        }
        return links.load(form, images).chain(() -> settled(before, input));
    }

    /** Defaults and rules may choose records that nobody has looked at yet, and formulas may ask what nobody knows yet. */
    private Uni<ComputationPass.Result> settled(@Nullable ObjectNode before, ObjectNode input) {
        var result = look(before, input);
        return links.load(form, List.of(result.data()))
                .flatMap(more -> links.ask().map(asked -> more || asked))
                .flatMap(
                        more -> more ? settled(before, input) : Uni.createFrom().item(result));
    }

    /** One pass over what is known so far; what is not is noted. */
    ComputationPass.Result look(@Nullable ObjectNode before, ObjectNode input) {
        return ComputationPass.run(form, before, input, surroundings);
    }

    /** Computes some fields of a record anew that has just been given its numbers. */
    void numbered(ObjectNode data) {
        var again = ComputationPass.again(form, data, Json.object(), surroundings, field -> form.ofNumbers()
                .contains(field.path()));
        data.removeAll();
        data.setAll(again.data());
    }

    /** What is wrong with a record as it is stored, as far as what it points to has been looked at. */
    List<Problem> wrongIn(ObjectNode stored) {
        return ComputationPass.run(form, stored, Json.object(), surroundings).problems();
    }

    /** The platform acts as the person it acts for, as far as people and their departments go. */
    private static Map<String, Object> variables(Caller caller, CallerAccess access, boolean atStep) {
        var variables = new HashMap<String, Object>();
        variables.put(Labels.LANGUAGE, access.language().toLanguageTag());
        var person = caller.person();
        if (caller instanceof Caller.System) {
            if (person != null) {
                variables.put("user.id", person.toString());
            }
            return variables;
        }
        for (var name : Variables.known()) {
            var value = access.variable(name);
            if (value != null) {
                variables.put(name, value);
            }
        }
        variables.put(Surroundings.AT_STEP, String.valueOf(atStep));
        variables.put(
                Surroundings.ADMINISTRATOR, String.valueOf(access.identity().administrator()));
        return variables;
    }
}
