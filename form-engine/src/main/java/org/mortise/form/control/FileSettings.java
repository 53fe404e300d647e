package org.mortise.form.control;

import java.util.ArrayList;
import java.util.List;
import org.mortise.core.file.Shot;
import org.mortise.core.kernel.Problem;

/**
 * What may be uploaded for a field.
 *
 * @param accepted extensions such as {@code .pdf} and types such as {@code image/*}; everything that does not run when empty
 * @param notesRemoved whether pictures lose what they tell of place, time and camera
 * @param pictures what pictures must be like
 */
public record FileSettings(
        int maxCount, int maxMegabytes, List<String> accepted, boolean notesRemoved, PictureRules pictures) {

    /** Files that any field may hold. */
    public static final int MOST = 100;

    /** What any single file may weigh. */
    public static final int LARGEST = 100;

    static final int USUAL_COUNT = 10;
    static final int USUAL_SIZE = 20;
    private static final String ENDING = "\\.[a-z0-9]{1,10}";
    private static final String TYPE = "[a-z]+/([a-z0-9.+-]+|\\*)";

    public FileSettings {
        accepted = List.copyOf(accepted);
    }

    /** @param accepted what holds when the settings say nothing */
    static FileSettings read(FieldProps props, List<String> accepted, PictureRules pictures) {
        var stated = new ArrayList<String>();
        props.json().path("accept").forEach(one -> stated.add(one.asText()));
        return new FileSettings(
                Math.min(props.integer("maxCount", USUAL_COUNT), MOST),
                Math.min(props.integer("maxSizeMB", USUAL_SIZE), LARGEST),
                stated.isEmpty() ? accepted : stated,
                !props.flag("keepDetails"),
                pictures);
    }

    /** As much of what a camera noted as its field asks for: nothing is known that nobody has asked for. */
    public Shot kept(Shot shot) {
        return shot.only(!notesRemoved || pictures.asksWhen(), !notesRemoved || pictures.asksWhere());
    }

    List<Problem> check() {
        var problems = new ArrayList<>(pictures.check());
        for (var index = 0; index < accepted.size(); index++) {
            var one = accepted.get(index);
            if (!one.matches(ENDING) && !one.matches(TYPE)) {
                problems.add(Problem.at("/accept/" + index, "settings_accept", java.util.Map.of("accept", one)));
            }
        }
        return problems;
    }
}
