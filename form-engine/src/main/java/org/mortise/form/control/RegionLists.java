package org.mortise.form.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.mortise.core.kernel.Json;
import org.mortise.form.control.Regions.Region;

/** Regions and countries as browsers are told of them: {@code {"items": [[code, name]], "countries": [code]}}. */
public final class RegionLists {

    private RegionLists() {}

    /** All there are. */
    public static JsonNode all() {
        return withCountries(items(Regions.china().all()));
    }

    /** What lies directly in a region; where none is named, the provinces and all countries. */
    public static JsonNode within(String code) {
        var items = items(Regions.china().children(code));
        return code.isEmpty() ? withCountries(items) : items;
    }

    private static ObjectNode items(List<Region> regions) {
        var json = Json.object();
        var items = json.putArray("items");
        regions.forEach(region -> items.addArray().add(region.code()).add(region.name()));
        return json;
    }

    private static ObjectNode withCountries(ObjectNode json) {
        var countries = json.putArray("countries");
        Countries.codes().forEach(countries::add);
        return json;
    }
}
