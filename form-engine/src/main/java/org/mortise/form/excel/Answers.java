package org.mortise.form.excel;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the user said about the words of a column that lead nowhere, or to several: each once, for the whole import.
 *
 * @param byWord by {@link Normal#optionKey}
 * @param otherwise what becomes of unknown words that nothing was said about
 */
record Answers(Map<String, Answer> byWord, Unknown otherwise) {

    /** What becomes of an unknown word. */
    enum Unknown {
        /** Its row is not imported. */
        REFUSE,
        /** The field stays empty. */
        BLANK,
        /** What it names is made. */
        MAKE
    }

    /**
     * What one word stands for.
     *
     * @param id key of an option, or id of a person, department or record; empty unless the word stands for one
     */
    record Answer(Unknown unknown, String id) {
        boolean leadsSomewhere() {
            return !id.isEmpty();
        }
    }

    static final Answers NONE = new Answers(Map.of(), Unknown.REFUSE);

    Answers {
        byWord = Map.copyOf(byWord);
    }

    /** Reads {@code choices} and {@code unknown} of a column: a text is an id, null leaves the field empty, an object makes it. */
    static Answers of(JsonNode props) {
        var answers = new HashMap<String, Answer>();
        props.path("choices").properties().forEach(choice -> {
            var to = choice.getValue();
            var unknown = to.isNull() ? Unknown.BLANK : to.isObject() ? Unknown.MAKE : Unknown.REFUSE;
            answers.put(Normal.optionKey(choice.getKey()), new Answer(unknown, to.isTextual() ? to.asText() : ""));
        });
        return new Answers(answers, unknown(props.path("unknown").asText("")));
    }

    private static Unknown unknown(String name) {
        return switch (name) {
            case "blank" -> Unknown.BLANK;
            case "make" -> Unknown.MAKE;
            default -> Unknown.REFUSE;
        };
    }

    Optional<Answer> to(String word) {
        return byWord.isEmpty() ? Optional.empty() : Optional.ofNullable(byWord.get(Normal.optionKey(word)));
    }
}
