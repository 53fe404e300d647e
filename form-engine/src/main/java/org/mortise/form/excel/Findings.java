package org.mortise.form.excel;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a check found, in no language; small whatever the file holds.
 *
 * @param rows rows of the sheet
 * @param tried records that were tried against the rules of the form
 * @param warned good records with something the user should know
 * @param made records that would be made because cells name them
 * @param rejections some of what would be refused, without their cells
 * @param differences some of the rows whose computed values are others than the file says
 * @param columns by the key of the field
 */
record Findings(
        int rows,
        int records,
        int tried,
        int good,
        int bad,
        int warned,
        int made,
        List<Rejection> rejections,
        List<Rejection> differences,
        Map<String, Column> columns) {

    Findings {
        rejections = List.copyOf(rejections);
        differences = List.copyOf(differences);
    }

    /**
     * A value of a cell and how it is read.
     *
     * @param code of what is wrong with it, or remarkable; empty when nothing is
     */
    record Preview(String text, JsonNode reads, String code) {}

    /** A word that leads nowhere, or to several; how often it stands there. */
    record Question(String word, String code, int count, List<Names.Named> candidates) {
        Question {
            candidates = List.copyOf(candidates);
        }
    }

    /** A code of what the user should know, and how often it was found. */
    record Warning(String code, int count) {}

    /**
     * What the check says of one column.
     *
     * @param title of the field; none in what was found by a server before
     * @param more whether there are more questions than these
     */
    record Column(
            @Nullable String title,
            List<Preview> previews,
            List<Question> questions,
            boolean more,
            List<Warning> warnings) {
        Column {
            previews = List.copyOf(previews);
            questions = List.copyOf(questions);
            warnings = List.copyOf(warnings);
        }

        Optional<Question> question(String word) {
            return questions.stream()
                    .filter(question -> question.word().equals(word))
                    .findFirst();
        }
    }
}
