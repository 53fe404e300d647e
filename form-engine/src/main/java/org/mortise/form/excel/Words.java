package org.mortise.form.excel;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Cells whose words stand for something else: options, people, departments, records.
 *
 */
record Words(Meaning meaning, Answers answers, Cut cut) implements Coercion {

    /** Marks a word of which the record is still to be made; ids never begin with it. */
    static final String TO_MAKE = "+";

    /** How many words a cell holds. */
    enum Cut {
        ONE,
        SEVERAL,
        /** Several, each of which may be a path. */
        PATHS;

        List<String> of(String text) {
            return switch (this) {
                case ONE -> List.of(text);
                case SEVERAL -> Choices.split(text);
                case PATHS -> Choices.paths(text);
            };
        }
    }

    /** Knows what words stand for. */
    @FunctionalInterface
    interface Meaning {
        Found of(String word);
    }

    /** What a word stands for, or the code of why it stands for nothing. */
    record Found(@Nullable String id, @Nullable String problem) {
        static Found of(String id) {
            return new Found(id, null);
        }

        static Found not(String problem) {
            return new Found(null, problem);
        }
    }

    @Override
    public Coerced coerce(CellValue cell) {
        if (cell instanceof CellValue.Broken) {
            return Coerced.warned(null, "import_formula_without_value");
        }
        var found = new LinkedHashSet<String>();
        var lost = new ArrayList<String>();
        var left = new ArrayList<String>();
        String problem = null;
        for (var word : words(cell.text())) {
            var read = answered(word);
            if (read.id() != null && read.id().isEmpty()) {
                left.add(word);
            } else if (read.id() != null) {
                found.add(read.id());
            } else {
                problem = problem == null ? read.problem() : problem;
                lost.add(word);
            }
        }
        if (problem != null) {
            return new Coerced(null, problem, null, lost);
        }
        return new Coerced(value(found), null, left.isEmpty() ? null : "import_left_empty", left);
    }

    /** A slash between words may as well be a part of one that is known. */
    private List<String> words(String text) {
        if (cut != Cut.SEVERAL) {
            return cut.of(text);
        }
        var words = new LinkedHashSet<String>();
        for (var word : Choices.paths(text)) {
            if (meaning.of(word).id() != null) {
                words.add(word);
            } else {
                words.addAll(Choices.split(word));
            }
        }
        return List.copyOf(words);
    }

    private @Nullable Object value(LinkedHashSet<String> found) {
        if (found.isEmpty()) {
            return null;
        }
        return cut != Cut.ONE ? List.copyOf(found) : found.iterator().next();
    }

    /** An empty id leaves the field empty. */
    private Found answered(String word) {
        var answer = answers.to(word).orElse(null);
        if (answer != null && answer.leadsSomewhere()) {
            return Found.of(answer.id());
        }
        var read = meaning.of(word);
        if (read.id() != null) {
            return read;
        }
        var unknown = answer == null ? answers.otherwise() : answer.unknown();
        // Of several that share a name nobody else can say which is meant.
        if (answer == null && "import_name_shared".equals(read.problem())) {
            return read;
        }
        return switch (unknown) {
            case BLANK -> Found.of("");
            case MAKE -> Found.of(TO_MAKE + Normal.trim(word));
            case REFUSE -> read;
        };
    }
}
