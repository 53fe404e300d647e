package org.mortise.core.http;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/** Types of formulas as problems name them, such as {@code list:number}, {@code number|date*} or {@code row:bool}, in words. */
record TypeWords(Map<String, String> words) {

    private static final String LIST = "list:";

    String of(String type) {
        var plain = type.replaceFirst("^row:", "").replace("*", "");
        if (plain.contains("|")) {
            return Arrays.stream(plain.split("\\|", -1))
                    .map(this::of)
                    .distinct()
                    .collect(Collectors.joining(" / "));
        }
        if (plain.startsWith(LIST)) {
            return list(plain.substring(LIST.length()));
        }
        if (plain.endsWith("[]")) {
            return list(plain.substring(0, plain.length() - 2));
        }
        return word(plain.startsWith("ref:") ? "ref" : plain);
    }

    private String list(String element) {
        return word("list").replace("{of}", of(element));
    }

    /** A letter is a type that the arguments decide. */
    private String word(String name) {
        var key =
                switch (name) {
                    case "T", "S" -> "any";
                    case "M" -> "magnitude";
                    case "Q" -> "quantity";
                    case "P" -> "date";
                    default -> name;
                };
        return words.getOrDefault("type_" + key, key);
    }
}
