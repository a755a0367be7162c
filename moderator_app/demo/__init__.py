"""The invented office: two fiscal quarters of its life, made through the same services that people use.

It may know the services, the front desk and the data under `resources/demo`, with Pillow to draw posters.
No real person, number or office, and no way past a service into the store may ever be here.
"""
