package org.mortise.core.http;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An error as RFC 9457 writes it, with all that is wrong. */
record ProblemBody(
        String type,
        String title,
        int status,
        String code,
        String detail,
        List<Item> problems,
        @Nullable Object current,
        @Nullable String requestId) {

    /** All sentences in one; the same one about several places is said once, with the places. */
    static String detail(List<Item> items) {
        return items.stream()
                .collect(Collectors.groupingBy(
                        Item::message,
                        LinkedHashMap::new,
                        Collectors.mapping(
                                Item::path, Collectors.filtering(path -> !path.isEmpty(), Collectors.toList()))))
                .entrySet()
                .stream()
                .map(said -> said.getValue().size() < 2
                        ? said.getKey()
                        : said.getKey() + " (" + String.join(", ", said.getValue()) + ")")
                .collect(Collectors.joining(" "));
    }

    /** One mistake; {@code path} is a JSON pointer into what was sent. */
    record Item(String code, String path, Map<String, Object> params, String message) {}
}
