package org.mortise.form.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.mortise.core.kernel.Json;

/** What of the controls is left out on forms that are open to everybody; the designer goes by the same table. */
class OutsideTest {

    @Test
    void all_but_a_few_are_filled_in_also_one_that_is_added() throws IOException {
        var catalog = ControlCatalog.installed();
        var left = new TreeMap<String, String>();
        for (var type : catalog.types()) {
            var outside = catalog.find(type).orElseThrow().outside();
            if (outside != Outside.FILLED_IN) {
                left.put(type, outside.name());
            }
        }

        assertThat(catalog.types()).contains("plate");
        assertThat(left).isEqualTo(table());
    }

    private static Map<String, String> table() throws IOException {
        var table = new TreeMap<String, String>();
        try (var stream = OutsideTest.class.getResourceAsStream("/cases/outside.json")) {
            Json.mapper()
                    .readTree(stream)
                    .properties()
                    .forEach(each -> table.put(each.getKey(), each.getValue().asText()));
        }
        return table;
    }
}
