package org.mortise.form.record;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.Predicate;
import org.mortise.core.kernel.Problem;
import org.mortise.form.linkage.PreparedForm;

/** What is wrong with a record, as far as its writer may know: of a field that he may not see, only that something is in the way. */
public final class InTheWay {

    private InTheWay() {}

    /**
     * The problems with those of unknown fields told without their names.
     *
     * @param problems with paths from {@code /data}
     * @param known whether the writer may know of the field or column of a path
     */
    public static List<Problem> told(PreparedForm form, List<Problem> problems, Predicate<String> known) {
        var told = new LinkedHashSet<Problem>();
        for (var problem : problems) {
            told.add(isAboutHidden(form, problem, known) ? Problem.at("/data", "hidden_in_the_way") : problem);
        }
        return List.copyOf(told);
    }

    /** Whether a problem tells of a field that is not known; that a name is unknown tells nothing. */
    static boolean isAboutHidden(PreparedForm form, Problem problem, Predicate<String> known) {
        var path = fieldOf(problem);
        return !problem.code().equals("unknown_field") && form.at(path).isPresent() && !known.test(path);
    }

    /** The field, or the column of a sub-table, that {@code /data/field} or {@code /data/table/row/column} is about. */
    private static String fieldOf(Problem problem) {
        var parts = problem.path().split("/", -1);
        if (parts.length < 3) {
            return "";
        }
        return parts.length > 4 ? parts[2] + "." + parts[4] : parts[2];
    }
}
