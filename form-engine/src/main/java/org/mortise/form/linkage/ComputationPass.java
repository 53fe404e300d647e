package org.mortise.form.linkage;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.mortise.core.kernel.Problem;

/**
 * Computes a record: what every field holds, how it stands and what is wrong. Pure and total; one walk along
 * {@link LinkageGraph#order()}, no repetition.
 *
 * <p>The algorithm, which the browser repeats word for word:
 *
 * <ol>
 *   <li><b>Start.</b> {@code data} is {@code before} overlaid with {@code input}, key by key; a null in the input empties. A
 *       sub-table in the input replaces the rows: a row whose {@code _id} was there before keeps its columns that the input row
 *       does not name, any other row is new. A field is <i>given</i> when the input names it; a column of a row when the input
 *       row names it. Fields that nobody can write ({@code compute}, serial) are never given.
 *   <li><b>Walk.</b> For each node in order:
 *       <ul>
 *         <li><i>visible(t)</i>: the section (or sub-table) around is visible, no {@code hide} rule for t matches, and, if any
 *             {@code show} rule names t, one of them matches. A rule matches when its condition is true, and what it does
 *             otherwise when it is not; each is asked once.
 *         <li><i>value(f)</i>, for a column once per row, by the first that applies, later ones overriding:
 *             (0) a rollup has what the input gives, which only the platform does; else what it had; a new record's is zero
 *             where it counts or adds up, and nothing else applies. A lookup takes the value of the record that its link points
 *             to, of many links the values together, each once; while the link is as before, what is not known stays as it was;
 *             nothing below applies. (1) a computed field takes its formula's result, rounded half up to its scale; an error
 *             leaves it blank and is noted; nothing below applies. (2) A new record (or row) takes the default of a field that
 *             is not given.
 *             (3) For each link beside it that fills f: when the link is not blank, has changed against before, and f is not
 *             given, f takes the linked record's value. (4) For each {@code set} rule on f, in order: when it matches, f is not
 *             given, and there is no before, or it did not match before, or something that its condition or its value reads
 *             has changed, f takes the value. (5) Where rules take back choices
 *             that they do not leave, these are taken out of f, given or not. Before all of this, while rules hide f: f is blank if
 *             it is cleared; it is what its default gives if it is recomputed and not computed anyway; it goes on if it is kept.
 *       </ul>
 *   <li><b>States.</b> Per field and column: visible = visible by rules and right at least masked; readonly = computed, serial,
 *       a matching {@code readonly} rule, {@link Submission}, or a right below write; required = visible by rules, writable by right, and required in
 *       the definition or by a matching {@code require} rule; options = the intersection of matching {@code options} rules, in
 *       the order of the options. Sections have {@code visible} only.
 *   <li><b>Problems</b>, in the order of the fields, see {@link Verification}.
 * </ol>
 *
 * <p>Blank fields are absent in {@code data}; a sub-table without rows too. Fields hidden by a right keep their values and take
 * part in all computation.
 */
public final class ComputationPass {

    private ComputationPass() {}

    /**
     * What a pass found.
     *
     * @param data the record after the pass, all fields, in the order of the form
     * @param states by key: fields, columns as {@code table.column}, sections
     * @param problems paths are JSON pointers into data, such as {@code /items/0/qty}
     */
    public record Result(ObjectNode data, Map<String, FieldState> states, List<Problem> problems) {
        public Result {
            problems = List.copyOf(problems);
        }
    }

    /** Whether a problem says that the approval of the record keeps people from the change. */
    public static boolean isOfSubmission(Problem problem) {
        return Submission.tells(problem);
    }

    /**
     * What a stored record is once some of its computed fields have been computed anew; all else stays as it is.
     *
     * @param data all fields, in the order of the form
     * @param errors codes of formulas that have no result, by path; their fields are blank
     */
    public record Again(ObjectNode data, Map<String, String> errors) {
        public Again {
            errors = Map.copyOf(errors);
        }
    }

    /**
     * Computes fields of a stored record anew, along the same graph; what people gave, what defaults and rules set and what is hidden
     * is not looked at again.
     *
     * @param rollups what the platform has reckoned, by key; a rollup that is not there stays as it was
     * @param wanted which of the fields that can be {@link PreparedField#isRecomputable computed without a person}
     */
    public static Again again(
            PreparedForm form,
            ObjectNode stored,
            ObjectNode rollups,
            Surroundings surroundings,
            Predicate<PreparedField> wanted) {
        var walk =
                Walk.again(form, stored, rollups, surroundings, field -> field.isRecomputable() && wanted.test(field));
        walk.run();
        return new Again(walk.data(), walk.errors());
    }

    /**
     * @param before the record as it is stored, canonical JSON; null for a new one
     * @param input fields to set, canonical JSON; rows carry {@code _id}
     */
    public static Result run(
            PreparedForm form, @Nullable ObjectNode before, ObjectNode input, Surroundings surroundings) {
        var walk = new Walk(form, before, input, surroundings);
        walk.run();
        var states = new States(walk).all();
        return new Result(walk.data(), states, new Verification(walk, states).problems());
    }
}
