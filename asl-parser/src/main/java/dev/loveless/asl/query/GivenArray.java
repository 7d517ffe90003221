package dev.loveless.asl.query;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.AbstractList;
import org.jspecify.annotations.Nullable;

/** An array from outside as the library sees arrays; like {@link GivenObject} no copy. */
final class GivenArray extends AbstractList<@Nullable Object> {
    private final ArrayNode json;

    GivenArray(ArrayNode json) {
        this.json = json;
    }

    ArrayNode json() {
        return json;
    }

    @Override
    public int size() {
        return json.size();
    }

    @Override
    public Object get(int index) {
        if (index < 0 || index >= json.size()) {
            throw new IndexOutOfBoundsException(index);
        }
        return JsonataValues.toPlain(json.get(index));
    }
}
