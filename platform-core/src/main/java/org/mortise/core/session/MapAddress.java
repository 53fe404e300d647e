package org.mortise.core.session;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Where people look at a place on a map: an address with {@code {lng}} and {@code {lat}} (and {@code {name}}) that whoever runs the
 * server names in {@code mortise.map.url}. Nothing is asked there unless somebody follows it, and none is known unless he names one.
 */
@ApplicationScoped
public class MapAddress {

    private static final String SETTING = "mortise.map.url";

    private final @Nullable String template;

    @Inject
    MapAddress(@ConfigProperty(name = SETTING) Optional<String> named) {
        this.template = named.map(String::strip)
                .filter(text -> !text.isEmpty())
                .map(MapAddress::read)
                .orElse(null);
    }

    /** @throws IllegalArgumentException when it is no address of a page, or names no place */
    static String read(String template) {
        var filled = template.replace("{lng}", "0").replace("{lat}", "0").replace("{name}", "0");
        var named = template.contains("{lng}") && template.contains("{lat}");
        if (!named || !isPage(filled)) {
            throw new IllegalArgumentException(SETTING
                    + " must be an address such as https://maps.example.com/?lng={lng}&lat={lat}, and is " + template);
        }
        return template;
    }

    private static boolean isPage(String address) {
        try {
            var uri = URI.create(address);
            return ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme())) && uri.getHost() != null;
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }

    @Nullable
    String template() {
        return template;
    }
}
