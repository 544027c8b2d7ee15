"""Sets a tenant up through a client that was generated from the node's own OpenAPI document.

    provision.py FOLDER BASE TOKEN tenant ADDRESS
    provision.py FOLDER BASE TOKEN number ACCOUNT CARRIER NUMBER CALL_HOOK STATUS_HOOK

FOLDER holds the generated package `jambo_client`. Prints one line of JSON.
"""

import json
import sys
from uuid import UUID

folder, base, token, what, *rest = sys.argv[1:]
sys.path.insert(0, folder)

from jambo_client.client import AuthenticatedClient
from jambo_client.api.accounts import get_accounts_by_account_sid_webhook_secret, post_accounts
from jambo_client.api.applications import post_applications
from jambo_client.api.phone_numbers import post_phone_numbers
from jambo_client.api.service_providers import post_service_providers
from jambo_client.api.sip_gateways import post_sip_gateways
from jambo_client.api.voip_carriers import post_voip_carriers
from jambo_client.models import (
    NewAccount,
    NewApplication,
    NewPhoneNumber,
    NewServiceProvider,
    NewSipGateway,
    NewVoipCarrier,
    SentHook,
)

client = AuthenticatedClient(base_url=base, token=token)


def made(answer):
    if answer.status_code != 201:
        sys.exit(f"{answer.status_code}: {answer.content!r}")
    return answer.parsed.sid


def tenant(address):
    provider = made(
        post_service_providers.sync_detailed(
            client=client, body=NewServiceProvider(name="provider of generated")
        )
    )
    account = made(
        post_accounts.sync_detailed(
            client=client, body=NewAccount(name="generated", service_provider_sid=provider)
        )
    )
    carrier = made(
        post_voip_carriers.sync_detailed(
            client=client, body=NewVoipCarrier(name="trunk of generated", account_sid=account)
        )
    )
    made(
        post_sip_gateways.sync_detailed(
            client=client,
            body=NewSipGateway(
                voip_carrier_sid=carrier, ipv4=address, netmask=32, inbound=True, outbound=False
            ),
        )
    )
    secret = get_accounts_by_account_sid_webhook_secret.sync(account, client=client)
    return {
        "account": str(account),
        "carrier": str(carrier),
        "secret": secret.webhook_secret,
    }


def number(account, carrier, digits, call_hook, status_hook):
    application = made(
        post_applications.sync_detailed(
            client=client,
            body=NewApplication(
                name="application of generated",
                account_sid=UUID(account),
                call_hook=SentHook(url=call_hook),
                call_status_hook=SentHook(url=status_hook),
            ),
        )
    )
    made(
        post_phone_numbers.sync_detailed(
            client=client,
            body=NewPhoneNumber(
                number=digits,
                voip_carrier_sid=UUID(carrier),
                account_sid=UUID(account),
                application_sid=application,
            ),
        )
    )
    return {"application": str(application)}


print(json.dumps({"tenant": tenant, "number": number}[what](*rest)))
