package org.mortise.form.node;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mortise.core.http.Locales;

/** A picture of the application, with words for those who cannot see it. */
public final class ImageNode implements NodeKind {

    public static final String NAME = "image";
    public static final String PICTURE = "picture";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void check(NodeSite site) {
        var picture = site.json().path(PICTURE).asText("");
        if (picture.isEmpty()) {
            site.add("/picture", "image_without_picture", Map.of());
        } else if (site.key(picture)
                .flatMap(key -> site.lookup().find(PICTURE, key))
                .isEmpty()) {
            site.missing("/picture", PICTURE, picture);
        }
        for (var locale : Locales.SUPPORTED) {
            var language = locale.toLanguageTag();
            if (site.json().path("alt").path(language).asText("").isBlank()) {
                site.add("/alt", "image_without_words", Map.of("language", locale.getDisplayLanguage(locale)));
            }
        }
    }

    @Override
    public @Nullable ObjectNode shown(ObjectNode node, NodeReader reader) {
        reader.qualify(node, PICTURE);
        return node;
    }
}
