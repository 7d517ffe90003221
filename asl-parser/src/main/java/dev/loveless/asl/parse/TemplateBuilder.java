package dev.loveless.asl.parse;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.loveless.asl.model.QueryLanguage;
import dev.loveless.asl.model.Template;
import dev.loveless.asl.model.TemplateField;
import dev.loveless.asl.source.SourceArray;
import dev.loveless.asl.source.SourceFold;
import dev.loveless.asl.source.SourceMember;
import dev.loveless.asl.source.SourceObject;
import dev.loveless.asl.source.SourceScalar;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** Finds the expressions in JSON; whatever holds none becomes one literal. */
final class TemplateBuilder extends SourceFold<Template> {
    private final QueryLanguage language;

    TemplateBuilder(QueryLanguage language) {
        this.language = language;
    }

    /** What a member is called once its value is evaluated. */
    String memberName(String name) {
        return marksExpression(name) ? TemplateField.plain(name) : name;
    }

    private boolean marksExpression(String name) {
        return language == QueryLanguage.JSON_PATH && TemplateField.isEvaluated(name);
    }

    @Override
    protected Template ofScalar(SourceScalar scalar) {
        if (scalar.location().memberName().filter(this::marksExpression).isPresent()) {
            return new Template.Computed(scalar.location(), Expressions.pathOrIntrinsic(scalar));
        }
        if (Expressions.isJsonata(scalar, language)) {
            return new Template.Computed(scalar.location(), Expressions.jsonata(scalar));
        }
        return new Template.Literal(scalar.location(), scalar.json());
    }

    @Override
    protected Template ofArray(SourceArray array, List<Template> elements) {
        ArrayNode json = JsonNodeFactory.instance.arrayNode(elements.size());
        for (Template element : elements) {
            if (!(element instanceof Template.Literal literal)) {
                return new Template.ArrayTemplate(array.location(), elements);
            }
            json.add(literal.value());
        }
        return new Template.Literal(array.location(), json);
    }

    @Override
    protected Template ofObject(SourceObject object, List<Template> values) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        Iterator<Template> value = values.iterator();
        for (SourceMember member : object.members()) {
            if (!(value.next() instanceof Template.Literal literal)) {
                return new Template.ObjectTemplate(object.location(), members(object, values));
            }
            json.set(member.name(), literal.value());
        }
        return new Template.Literal(object.location(), json);
    }

    private List<Template.Member> members(SourceObject object, List<Template> values) {
        List<Template.Member> members = new ArrayList<>(values.size());
        Iterator<Template> value = values.iterator();
        for (SourceMember member : object.members()) {
            members.add(new Template.Member(memberName(member.name()), value.next()));
        }
        return members;
    }
}
