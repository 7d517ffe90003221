export AWS_ACCESS_KEY_ID=any AWS_SECRET_ACCESS_KEY=any AWS_DEFAULT_REGION=us-east-1
sfn() { aws --endpoint-url http://127.0.0.1:8083 stepfunctions "$@"; }
text() { sfn "$@" --output text; }
role=arn:aws:iam::123456789012:role/any
pass='{"StartAt": "Pass", "States": {"Pass": {"Type": "Pass", "End": true}}}'
waits='{"StartAt": "Wait", "States": {"Wait": {"Type": "Wait", "Seconds": 3600, "End": true}}}'

echo "- state machines, page by page"
for i in 1 2 3; do
  text create-state-machine --name "machine-$i" --definition "$pass" --role-arn $role --query stateMachineArn
done
sfn list-state-machines --page-size 2 --query 'stateMachines[].name' --output json | tr -d ' \n'; echo
first=$(sfn list-state-machines --max-items 2 --output json)
next=$(printf %s "$first" | python3 -c 'import json, sys; print(json.load(sys.stdin)["NextToken"])')
sfn list-state-machines --starting-token "$next" --query 'stateMachines[].name' --output json | tr -d ' \n'; echo

machine=arn:aws:states:us-east-1:123456789012:stateMachine:machine-1
echo "- tags and updates"
sfn tag-resource --resource-arn $machine --tags key=team,value=one
text list-tags-for-resource --resource-arn $machine
text update-state-machine --state-machine-arn $machine --definition "$waits" --query updateDate | cut -c 1-2
text describe-state-machine --state-machine-arn $machine --query '[definition, status, type, loggingConfiguration.level]'

echo "- an execution that is stopped"
execution=$(text start-execution --state-machine-arn $machine --name stopped --input '{"a": 1}' --query executionArn)
text list-executions --state-machine-arn $machine --status-filter RUNNING --query 'executions[].[name, status]'
sfn stop-execution --execution-arn "$execution" --error Enough --cause 'it is late' --query stopDate --output text |
  grep -cE '^2[0-9]{3}-[0-9]{2}-[0-9]{2}T'
text describe-execution --execution-arn "$execution" --query '[status, input, error, cause]'
sfn get-execution-history --execution-arn "$execution" --reverse-order --page-size 1 \
  --query 'events[].[id, type]' --output json | tr -d ' \n'; echo

echo "- a worker that waits before there is work"
activity=$(text create-activity --name review --query activityArn)
reviewed=$(text create-state-machine --name reviewed --role-arn $role --query stateMachineArn --definition \
  '{"StartAt": "Review", "States": {"Review": {"Type": "Task", "Resource": "'"$activity"'", "End": true}}}')
text get-activity-task --cli-read-timeout 65 --activity-arn "$activity" --worker-name me --query '[input, taskToken]' >task &
worker=$!
sleep 2
execution=$(text start-execution --state-machine-arn "$reviewed" --name review --input '"a text"' --query executionArn)
wait $worker
cut -f 1 task
sfn send-task-heartbeat --task-token "$(cut -f 2 task)"
sfn send-task-failure --task-token "$(cut -f 2 task)" --error Bad --cause 'not mine'
until [ "$(text describe-execution --execution-arn "$execution" --query status)" != RUNNING ]; do sleep 0.2; done
text describe-execution --execution-arn "$execution" --query '[status, error, cause]'

echo "- errors"
sfn describe-execution --execution-arn "${execution}ed" 2>&1 || echo "exit code $?"
sfn create-state-machine --name wrong --definition '{"StartAt": "A", "States": {}}' --role-arn $role 2>&1 || echo "exit code $?"
sfn send-task-success --task-token none --task-output '{}' 2>&1 || echo "exit code $?"
