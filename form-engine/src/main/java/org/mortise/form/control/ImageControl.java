package org.mortise.form.control;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.mortise.core.kernel.Problem;

/** Pictures that browsers can show. */
public final class ImageControl implements FilesControl {

    private static final List<String> PICTURES = List.of(
            "image/png",
            "image/jpeg",
            "image/gif",
            "image/webp",
            "image/bmp",
            "image/heic",
            "image/heif",
            "image/avif");

    @Override
    public String type() {
        return "image";
    }

    @Override
    public FileSettings settings(FieldProps props) {
        return FileSettings.read(props, PICTURES, PictureRules.read(props));
    }

    @Override
    public Set<String> lookedAt(FileSettings settings) {
        return settings.pictures().geofence().fields();
    }

    /** Pictures that were judged already stay, and so do those of which nobody knows where they were taken. */
    @Override
    public List<Problem> besides(FileSettings settings, JsonNode value, JsonNode judged, Beside beside) {
        var known = new HashSet<String>();
        judged.forEach(file -> known.add(file.path("id").asText()));
        var problems = new ArrayList<Problem>();
        for (var file : value) {
            if (!known.contains(file.path("id").asText())) {
                problems.addAll(outside(settings.pictures().geofence(), file, beside));
            }
        }
        return problems;
    }

    @Override
    public Problem discreet(Problem problem) {
        return problem.code().equals("picture_outside") ? Geofence.withoutPlace("picture_elsewhere", problem) : problem;
    }

    private static List<Problem> outside(Geofence geofence, JsonNode file, Beside beside) {
        return geofence.missedBy(file.path("place").asText(""), beside).stream()
                .map(miss -> {
                    var told = new HashMap<>(miss);
                    told.put("name", file.path("name").asText(""));
                    return Problem.at("", "picture_outside", told);
                })
                .toList();
    }
}
