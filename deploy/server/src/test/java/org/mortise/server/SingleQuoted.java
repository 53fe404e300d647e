package org.mortise.server;

import com.fasterxml.jackson.databind.JsonNode;
import org.mortise.core.kernel.Json;

/** JSON as tests write it. */
final class SingleQuoted {

    private SingleQuoted() {}

    /** Its single quotes are double ones. */
    static JsonNode json(String text) {
        return Json.parse(text.replace('\'', '"'));
    }
}
