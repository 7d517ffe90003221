import json
import threading
import time

import boto3
from botocore.config import Config

sfn = boto3.client(
    "stepfunctions",
    endpoint_url="http://127.0.0.1:8083",
    region_name="us-east-1",
    aws_access_key_id="any",
    aws_secret_access_key="any",
    config=Config(inject_host_prefix=False, read_timeout=65),
)
ROLE = "arn:aws:iam::123456789012:role/any"


def machine(name, state, **more):
    definition = json.dumps({"StartAt": "A", "States": {"A": state}})
    return sfn.create_state_machine(name=name, definition=definition, roleArn=ROLE, **more)["stateMachineArn"]


def ended(arn):
    while sfn.describe_execution(executionArn=arn)["status"] == "RUNNING":
        time.sleep(0.05)
    return sfn.describe_execution(executionArn=arn)


print("- state machines, page by page")
arns = [machine(f"machine-{i}", {"Type": "Pass", "End": True}) for i in range(5)]
pages = list(sfn.get_paginator("list_state_machines").paginate(PaginationConfig={"PageSize": 2}))
print([len(page["stateMachines"]) for page in pages])
print(sorted(item["stateMachineArn"] for page in pages for item in page["stateMachines"]) == sorted(arns))

print("- executions, page by page")
runs = [sfn.start_execution(stateMachineArn=arns[0], name=f"run-{i}")["executionArn"] for i in range(5)]
for run in runs:
    ended(run)
pages = sfn.get_paginator("list_executions").paginate(
    stateMachineArn=arns[0], statusFilter="SUCCEEDED", PaginationConfig={"PageSize": 2, "MaxItems": 4}
)
print([item["name"] for page in pages for item in page["executions"]])

print("- a date is a date, an absent member is absent")
execution = ended(runs[0])
print(type(execution["startDate"]).__name__, execution["startDate"].tzinfo is not None, "error" in execution)
print(execution["ResponseMetadata"]["HTTPStatusCode"], len(execution["ResponseMetadata"]["RequestId"]))

print("- an Express machine")
fails = machine("fails", {"Type": "Fail", "Error": "Sorry", "Cause": "no luck"}, type="EXPRESS")
answer = sfn.start_sync_execution(stateMachineArn=fails, input="{}")
print(answer["status"], answer["error"], answer["cause"], sorted(answer["billingDetails"]))

print("- a worker that waits before there is work")
activity = sfn.create_activity(name="review", tags=[{"key": "team", "value": "one"}])["activityArn"]
print(sfn.list_tags_for_resource(resourceArn=activity)["tags"])
reviewed = machine("reviewed", {"Type": "Task", "Resource": activity, "End": True})


def work():
    task = sfn.get_activity_task(activityArn=activity, workerName="me")
    sfn.send_task_heartbeat(taskToken=task["taskToken"])
    sfn.send_task_success(taskToken=task["taskToken"], output=task["input"])
    try:
        sfn.send_task_success(taskToken=task["taskToken"], output=task["input"])
    except sfn.exceptions.TaskTimedOut as e:
        print(type(e).__name__)


worker = threading.Thread(target=work)
worker.start()
time.sleep(1)
execution = sfn.start_execution(stateMachineArn=reviewed, name="review", input='"a text"')["executionArn"]
worker.join()
print(ended(execution)["output"])

print("- errors")


def refused(error, call):
    try:
        call()
    except error as e:
        print(type(e).__name__, e.response["Error"]["Message"], e.response["ResponseMetadata"]["HTTPStatusCode"])


refused(sfn.exceptions.ExecutionDoesNotExist, lambda: sfn.describe_execution(executionArn=execution + "s"))
refused(sfn.exceptions.InvalidName, lambda: machine("a b", {"Type": "Pass", "End": True}))
refused(
    sfn.exceptions.ExecutionAlreadyExists,
    lambda: sfn.start_execution(stateMachineArn=arns[0], name="run-0"),
)
refused(sfn.exceptions.InvalidToken, lambda: sfn.list_activities(nextToken="none"))
