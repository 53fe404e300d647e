package org.mortise.form.record;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.Predicate;
import org.mortise.core.formula.FieldPath;
import org.mortise.core.kernel.LocalizedText;
import org.mortise.core.kernel.Problem;
import org.mortise.core.metadata.FieldShape;
import org.mortise.core.metadata.FormShape;
import org.mortise.core.metadata.UniqueShape;
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
            var tells = isAboutHidden(form, problem, known) || namesHidden(form.shape(), problem, known);
            told.add(tells ? Problem.at("/data", "hidden_in_the_way") : placed(form, problem));
        }
        return List.copyOf(told);
    }

    /** With the title of the field that it is about, and of a row the sub-table and which row it is. */
    static Problem placed(PreparedForm form, Problem problem) {
        var path = fieldOf(problem);
        var field = form.at(path).orElse(null);
        if (field == null || problem.code().equals("unknown_field")) {
            return problem;
        }
        var more = new HashMap<String, Object>();
        // What a validation says is in its author's words, which say what they are about.
        if (!problem.params().containsKey("field") && !problem.params().containsKey("message")) {
            more.put("field", field.definition().title());
        }
        var parts = problem.path().split("/", -1);
        if (path.indexOf('.') > 0) {
            form.field(parts[2])
                    .ifPresent(
                            table -> more.put(Problem.TABLE, table.definition().title()));
            more.put(Problem.ROW, Integer.parseInt(parts[3]) + 1);
        }
        return problem.with(more);
    }

    /** The same, and without what they tell of values beside or behind links that the writer may not see. */
    static List<Problem> told(PreparedForm form, List<Problem> problems, Sight sight) {
        return told(form, problems, sight.known()).stream()
                .map(problem -> discreet(form, problem, sight))
                .distinct()
                .toList();
    }

    static Problem discreet(PreparedForm form, Problem problem, Sight sight) {
        if (namesHidden(form.shape(), problem, sight.known())) {
            return Problem.at("/data", "hidden_in_the_way");
        }
        var path = fieldOf(problem);
        var field = form.at(path).orElse(null);
        if (field == null) {
            return problem;
        }
        var currency = field.shape().currency();
        if (problem.code().equals("currency_digits") && currency != null && !sees(form, path, currency, sight)) {
            var params = new HashMap<>(problem.params());
            params.remove("currency");
            return new Problem("amount_digits", problem.path(), params);
        }
        return field.control().lookedAt().stream().allMatch(beside -> sees(form, path, beside, sight))
                ? problem
                : field.control().discreet(problem);
    }

    /** @param beside a path as it is read beside the field: a bare key means a column of the row first */
    private static boolean sees(PreparedForm form, String path, String beside, Sight sight) {
        var keys = FieldPath.of(beside).keys();
        var dot = path.indexOf('.');
        if (dot < 0 || form.at(path.substring(0, dot) + "." + keys.get(0)).isEmpty()) {
            return sight.reaches(keys);
        }
        var whole = new ArrayList<>(List.of(path.substring(0, dot)));
        whole.addAll(keys);
        return sight.reaches(whole);
    }

    /** Whether it is about fields that are unique together, one of which is not known. */
    private static boolean namesHidden(FormShape shape, Problem problem, Predicate<String> known) {
        return problem.params().get("field") instanceof LocalizedText titles
                && shape.uniques().stream()
                        .filter(unique -> unique.fields().stream()
                                .anyMatch(
                                        key -> !known.test(unique.table() == null ? key : unique.table() + "." + key)))
                        .anyMatch(unique -> titles.equals(titles(shape, unique)));
    }

    private static LocalizedText titles(FormShape shape, UniqueShape unique) {
        var fields = unique.table() == null
                ? shape.fields()
                : shape.field(unique.table()).map(FieldShape::fields).orElse(List.of());
        return LocalizedText.joined(
                " + ",
                unique.fields().stream()
                        .flatMap(key ->
                                fields.stream().filter(field -> field.key().equals(key)))
                        .map(FieldShape::title)
                        .toList());
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
